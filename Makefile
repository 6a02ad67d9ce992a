# dibao: make, make check, make demo, make bench, make install, make deb
CFLAGS ?= -O2 -g
BUILD ?= build
PREFIX ?= /usr/local
VERSION = 0.2
JOBS ?= $(shell nproc)

WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Werror
FLAGS = -std=c11 -D_XOPEN_SOURCE=700 $(WARNINGS) $(CFLAGS) \
	-DVERSION='"$(VERSION)"' -DSHARE_DIR='"$(PREFIX)/share/dibao"'
LIBS = -lcsv -ljansson -lz
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all

LIB = $(patsubst %.c,$(BUILD)/%.o,$(filter-out %_test.c,$(wildcard lib/*/*.c)))
PROGRAMS = $(patsubst cmd/%.c,$(BUILD)/bin/%,$(wildcard cmd/dibao-*.c))
VERBS = $(patsubst %.c,$(BUILD)/%.o,$(filter-out cmd/dibao-%,$(wildcard cmd/*.c)))
TESTS = $(patsubst %.c,$(BUILD)/%,$(wildcard lib/*/*_test.c))
SCRIPTS = $(wildcard scripts/dibao-*)
MADE_PAGES = $(BUILD)/man/man7/dibao-codes.7 $(BUILD)/man/man5/dibao-records.5
PAGES = $(wildcard man/man?/*.?) $(MADE_PAGES)
CHINESE_PAGES = $(patsubst %,$(BUILD)/%,$(wildcard man/zh_CN/man?/*.?))

all: $(PROGRAMS) $(SCRIPTS:scripts/%=$(BUILD)/bin/%) $(MADE_PAGES) $(CHINESE_PAGES)

$(BUILD)/bin/%: $(BUILD)/cmd/%.o $(BUILD)/libdibao.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(BUILD)/libdibao.a $(LIBS)

# The verbs of a program: cmd/payroll-build.c and so on.
$(BUILD)/bin/dibao-payroll: $(filter $(BUILD)/cmd/payroll-%,$(VERBS))
$(BUILD)/bin/dibao-check: $(filter $(BUILD)/cmd/check-%,$(VERBS))
$(BUILD)/bin/dibao-policy: $(filter $(BUILD)/cmd/policy-%,$(VERBS))
$(BUILD)/bin/dibao-report: $(filter $(BUILD)/cmd/report-%,$(VERBS))
$(BUILD)/bin/dibao-table: $(filter $(BUILD)/cmd/table-%,$(VERBS))
$(BUILD)/bin/dibao-voucher: $(filter $(BUILD)/cmd/voucher-%,$(VERBS))

$(BUILD)/libdibao.a: $(LIB)
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/%_test: $(BUILD)/%_test.o $(BUILD)/libdibao.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(LIBS)

# The scripts beside the programs, so that build/bin is a PATH of its own.
$(BUILD)/bin/dibao-%: scripts/dibao-%
	@mkdir -p $(@D)
	ln -sf $(abspath $<) $@

# Two pages are made from the tables of messages, columns and codes.
$(BUILD)/man/dibao-%: $(BUILD)/man/dibao-%.o $(BUILD)/libdibao.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
$(BUILD)/man/man7/dibao-codes.7: $(BUILD)/man/dibao-codes
$(BUILD)/man/man5/dibao-records.5: $(BUILD)/man/dibao-records
$(MADE_PAGES):
	@mkdir -p $(@D)
	$< >$@.new && mv $@.new $@

# The options of the Chinese pages are what the programs say that they take.
$(BUILD)/man/zh_CN/%: man/zh_CN/% scripts/chinese-page $(PROGRAMS) \
		$(SCRIPTS:scripts/%=$(BUILD)/bin/%) scripts/lib/month
	@mkdir -p $(@D)
	scripts/chinese-page $(BUILD)/bin $< >$@.new && mv $@.new $@

tests: $(TESTS)

check:
	scripts/deps test
	$(MAKE) -j$(JOBS) all tests
	scripts/check $(BUILD)

check-sanitize:
	$(MAKE) check BUILD=$(BUILD)/sanitize CFLAGS="-O1 -g $(SANITIZE)" LDFLAGS="$(SANITIZE)"

# make check-opinion POLICIES=100 FIRST=5000: an independent evaluator of the policy language (and
# the properties that hold whatever the policy) against random policies and households.
FIRST ?= 0
POLICIES ?= 1000
check-opinion: all
	DIBAO_BIN=$(BUILD)/bin testdata/opinion/compare.py $(FIRST) $(POLICIES)
	DIBAO_BIN=$(BUILD)/bin testdata/opinion/properties.py $(FIRST) $$(($(POLICIES) / 5))
	DIBAO_BIN=$(BUILD)/bin testdata/opinion/wrong_policies.py $(FIRST) $$(($(POLICIES) / 5))
	testdata/opinion/schema.py $(FIRST) $$(($(POLICIES) / 5))

# The journal of random years against the real hledger, and against a second count.
check-journal:
	scripts/deps journal
	$(MAKE) -s -j$(JOBS) all
	scripts/check-journal $(BUILD)

# What is printed for people, in a browser: on paper and on a telephone. build/pages keeps them.
check-pages:
	scripts/deps pages
	$(MAKE) -s -j$(JOBS) all
	scripts/check-pages $(BUILD)

# What becomes of the files when memory, the disk or the machine fails. All of it:
# make check-faults FAULTS=1000000 MOMENTS=200
FAULTS ?= 12
MOMENTS ?= 15
check-faults:
	scripts/deps faults
	$(MAKE) -s -j$(JOBS) all
	scripts/check-faults $(BUILD) $(FAULTS) $(MOMENTS)

# The sheets, written and read by LibreOffice.
check-office:
	scripts/deps office
	$(MAKE) -s -j$(JOBS) all
	scripts/check-office $(BUILD)

# Which messages no test triggers.
SEEN = $(BUILD)/messages/testdata/messages/seen.o
check-messages:
	scripts/deps test
	$(MAKE) -s BUILD=$(BUILD)/messages $(SEEN)
	$(MAKE) -s -j$(JOBS) BUILD=$(BUILD)/messages LDFLAGS="$(SEEN) -Wl,--wrap=message_in" all tests
	scripts/check-messages $(BUILD)/messages

demo:
	scripts/deps build
	$(MAKE) -s -j$(JOBS) all
	scripts/demo $(BUILD)

# make bench HOUSEHOLDS=10000: what each program takes over a book of so many.
HOUSEHOLDS ?= 1000000
bench: all $(patsubst %,$(BUILD)/bench/%,generate register libcsv-pass measure)
	scripts/bench $(BUILD) $(HOUSEHOLDS)

# The same beside mawk, DuckDB, Python's csv module, sqlite3 and Miller, and the same results.
bench-peers: all $(patsubst %,$(BUILD)/bench/%,generate libcsv-pass measure)
	scripts/deps peers
	scripts/bench-peers $(BUILD) $(HOUSEHOLDS)

$(BUILD)/bench/%: testdata/bench/%.c $(BUILD)/libdibao.a
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/completion: all scripts/completion
	scripts/completion $(BUILD)/bin $@

SHARE = $(PREFIX)/share/dibao
COMPLETIONS = $(PREFIX)/share/bash-completion/completions
install: all $(BUILD)/completion
	install -d $(addprefix $(DESTDIR),$(PREFIX)/bin $(SHARE)/policies $(SHARE)/maps $(SHARE)/sheets \
		$(SHARE)/demo $(SHARE)/scripts $(COMPLETIONS))
	install -m 755 $(PROGRAMS) $(SCRIPTS) $(DESTDIR)$(PREFIX)/bin
	install -m 644 lib/policies/*.json $(DESTDIR)$(SHARE)/policies
	install -m 644 lib/maps/*.csv $(DESTDIR)$(SHARE)/maps
	install -m 644 testdata/demo/* $(DESTDIR)$(SHARE)/demo
	install -m 644 testdata/sheets/* $(DESTDIR)$(SHARE)/sheets
	install -m 644 scripts/lib/* $(DESTDIR)$(SHARE)/scripts
	install -m 644 $(BUILD)/completion/* $(DESTDIR)$(COMPLETIONS)
	for page in $(PAGES); do \
		section=$(DESTDIR)$(PREFIX)/share/man/man$${page##*.}; \
		install -d $$section && install -m 644 $$page $$section || exit; done
	for page in $(CHINESE_PAGES); do \
		section=$(DESTDIR)$(PREFIX)/share/man/zh_CN/man$${page##*.}; \
		install -d $$section && install -m 644 $$page $$section || exit; done

uninstall:
	for name in $(notdir $(PROGRAMS) $(SCRIPTS)); do \
		rm -f $(DESTDIR)$(PREFIX)/bin/$$name $(DESTDIR)$(COMPLETIONS)/$$name; done
	for page in $(notdir $(PAGES)); do \
		rm -f $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$$page \
			$(DESTDIR)$(PREFIX)/share/man/zh_CN/man$${page##*.}/$$page; done
	rm -rf $(DESTDIR)$(SHARE)

# The sources, packed; and whether they build, pass their tests, install and leave nothing behind.
DIST = dibao-$(VERSION)
dist:
	@mkdir -p $(BUILD)
	git archive --prefix=$(DIST)/ HEAD | gzip -9 -n >$(BUILD)/$(DIST).tar.gz

distcheck: dist
	rm -rf $(BUILD)/distcheck && mkdir -p $(BUILD)/distcheck
	tar -xzf $(BUILD)/$(DIST).tar.gz -C $(BUILD)/distcheck
	$(MAKE) -C $(BUILD)/distcheck/$(DIST) BUILD=build check
	$(MAKE) -C $(BUILD)/distcheck/$(DIST) BUILD=build DESTDIR=$(abspath $(BUILD)/distcheck/to) \
		install uninstall
	test -z "$$(find $(BUILD)/distcheck/to -type f)"
	rm -rf $(BUILD)/distcheck

# A package for Debian and its kin: build/dibao_VERSION_ARCHITECTURE.deb
deb: PREFIX = /usr
deb:
	rm -rf $(BUILD)/deb
	$(MAKE) -j$(JOBS) BUILD=$(BUILD)/deb/build PREFIX=/usr CFLAGS="-O2 -g -fstack-protector-strong \
		-D_FORTIFY_SOURCE=2 -fPIE" LDFLAGS="-pie -Wl,-z,relro,-z,now" \
		DESTDIR=$(abspath $(BUILD)/deb/stage) install
	scripts/deb $(BUILD)/deb/stage $(VERSION) \
		$(BUILD)/dibao_$(VERSION)_$$(dpkg --print-architecture).deb
	rm -rf $(BUILD)/deb

# The package, installed, used and removed.
check-deb:
	scripts/deps deb
	$(MAKE) -s deb
	scripts/check-deb $(BUILD)/dibao_$(VERSION)_$$(dpkg --print-architecture).deb

clean:
	rm -rf $(BUILD)

-include $(LIB:.o=.d) $(PROGRAMS:$(BUILD)/bin/%=$(BUILD)/cmd/%.d) $(VERBS:.o=.d) $(TESTS:=.d) \
	$(wildcard $(BUILD)/man/*.d)

.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all tests check check-sanitize check-opinion check-journal check-pages check-faults \
	check-messages demo bench bench-peers install uninstall dist distcheck \
	deb check-deb clean
