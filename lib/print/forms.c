#include "forms.h"

#include "folder.h"
#include "form.h"
#include "html.h"

bool forms_open(struct forms *forms, struct run *run, const struct policy *policy)
{
    const struct settings *settings = run->settings;
    const char *folder = settings->value[OPTION_FORMS];

    *forms = (struct forms){ .run = run, .wanted = folder != NULL };
    forms->pages = (struct posters){ .policy = policy, .places = &forms->places,
                                     .language = printed_language(settings) };
    return !folder
        || (folder_make(folder, &run->problems)
            && run_load_table(settings, TABLE_places, &forms->places, &forms->arena,
                              &run->problems));
}

void forms_add(struct forms *forms, struct matter *matter, const struct progress *progress)
{
    struct form form;
    struct buffer text = { 0 };
    bool as_text = prints_text(forms->run->settings);

    if (!forms->wanted || !matter->application || matter->withdrawn)
        return;
    form_fill(&form, matter, progress, forms->pages.language);
    form_print(&text, &form, as_text ? &form_as_text : &form_as_html);
    if (!posters_add_text(&forms->pages, matter->household->row, buffer_as_text(&text)))
        fault_of_place(forms->run, matter->household);
    buffer_fini(&text);
}

static void put_forms(struct buffer *page, void *of, size_t number)
{
    struct forms *forms = of;
    enum language language = forms->pages.language;
    bool html = !prints_text(forms->run->settings);

    if (html)
        html_begin(page, language, text_of(message_in(MESSAGE_FORM_TITLE, language)),
                   LAYOUT_SHEETS);
    poster_texts(page, &forms->pages, number);
    if (html)
        html_end(page);
}

void forms_write(struct forms *forms)
{
    folder_write(forms->run->settings->value[OPTION_FORMS], forms->run, &forms->pages, put_forms,
                 forms);
}

int64_t forms_count(const struct forms *forms)
{
    return posters_households(&forms->pages);
}

void forms_fini(struct forms *forms)
{
    posters_fini(&forms->pages);
    arena_fini(&forms->arena);
}
