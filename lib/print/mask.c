#include "mask.h"

/* Surnames of two characters (复姓), the usual ones. */
static const char compound[] =
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙"
    "慕容仲孙钟离长孙宇文司徒鲜于司空令狐";

enum { MOST = 40 }; /* characters of a name that are looked at */

/* Where each character begins, and where the last one ends; how many there are. */
static size_t find_characters(struct text name, size_t at[MOST + 1])
{
    size_t count = 0;

    for (size_t i = 0; i < name.size && count < MOST; i++)
        if ((name.at[i] & 0xC0) != 0x80)
            at[count++] = i;
    at[count] = name.size;
    return count;
}

static bool is_compound(struct text surname)
{
    for (size_t i = 0; i + surname.size < sizeof compound; i += surname.size)
        if (memcmp(compound + i, surname.at, surname.size) == 0)
            return true;
    return false;
}

/* Characters of the surname. */
static size_t surname_length(struct text name, const size_t *at, size_t count)
{
    enum { TWO_CHARACTERS = 6 };

    return count > 2 && at[2] == TWO_CHARACTERS
           && is_compound((struct text){ name.at, TWO_CHARACTERS }) ? 2 : 1;
}

static void add_kept(struct buffer *out, struct text name, size_t from, size_t to)
{
    buffer_add(out, name.at + from, to - from);
}

void add_masked_name(struct buffer *out, struct text name, const char *mask)
{
    size_t at[MOST + 1], count = find_characters(name, at), kept;
    bool middle = mask && strcmp(mask, "middle") == 0;

    if (count < 2 || (!middle && (!mask || strcmp(mask, "surname") != 0))) {
        buffer_text(out, name);
        return;
    }
    kept = middle ? 1 : surname_length(name, at, count);
    add_kept(out, name, 0, at[kept]);
    for (size_t i = kept; i < count; i++)
        if (middle && i + 1 == count && count > 2)
            add_kept(out, name, at[i], at[count]);
        else
            buffer_byte(out, '*');
}

void add_masked_id(struct buffer *out, struct text number)
{
    enum { SHOWN = 4 };

    for (size_t i = 0; i < number.size; i++)
        buffer_byte(out, i + SHOWN < number.size ? '*' : number.at[i]);
}
