# dibao: make, make check, make demo, make bench, make install
CFLAGS ?= -O2 -g
BUILD ?= build
PREFIX ?= /usr/local
VERSION = 0.1
JOBS ?= $(shell nproc)

WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Werror
FLAGS = -std=c11 -D_XOPEN_SOURCE=700 $(WARNINGS) $(CFLAGS) \
	-DVERSION='"$(VERSION)"' -DPOLICY_DIR='"$(PREFIX)/share/dibao/policies"'
LIBS = -lcsv -ljansson -lz
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all

LIB = $(patsubst %.c,$(BUILD)/%.o,$(filter-out %_test.c,$(wildcard lib/*/*.c)))
PROGRAMS = $(patsubst cmd/%.c,$(BUILD)/bin/%,$(wildcard cmd/dibao-*.c))
VERBS = $(patsubst %.c,$(BUILD)/%.o,$(filter-out cmd/dibao-%,$(wildcard cmd/*.c)))
TESTS = $(patsubst %.c,$(BUILD)/%,$(wildcard lib/*/*_test.c))
SCRIPTS = $(wildcard scripts/dibao-*)
MADE_PAGES = $(BUILD)/man/man7/dibao-codes.7 $(BUILD)/man/man5/dibao-records.5
PAGES = $(wildcard man/man?/*.?) $(MADE_PAGES)

all: $(PROGRAMS) $(SCRIPTS:scripts/%=$(BUILD)/bin/%) $(MADE_PAGES)

$(BUILD)/bin/%: $(BUILD)/cmd/%.o $(BUILD)/libdibao.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(BUILD)/libdibao.a $(LIBS)

# The verbs of a program: cmd/payroll-build.c and so on.
$(BUILD)/bin/dibao-payroll: $(filter $(BUILD)/cmd/payroll-%,$(VERBS))
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

demo:
	scripts/deps build
	$(MAKE) -s -j$(JOBS) all
	scripts/demo $(BUILD)

# make bench HOUSEHOLDS=10000: what each program takes over a book of so many.
HOUSEHOLDS ?= 1000000
bench: all $(patsubst %,$(BUILD)/bench/%,generate libcsv-pass measure)
	scripts/bench $(BUILD) $(HOUSEHOLDS)

$(BUILD)/bench/%: testdata/bench/%.c $(BUILD)/libdibao.a
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/dibao/policies \
		$(DESTDIR)$(PREFIX)/share/dibao/demo $(DESTDIR)$(PREFIX)/share/dibao/scripts
	install -m 755 $(PROGRAMS) $(SCRIPTS) $(DESTDIR)$(PREFIX)/bin
	install -m 644 lib/policies/*.json $(DESTDIR)$(PREFIX)/share/dibao/policies
	install -m 644 scripts/lib/* $(DESTDIR)$(PREFIX)/share/dibao/scripts
	install -m 644 testdata/demo/* $(DESTDIR)$(PREFIX)/share/dibao/demo
	for page in $(PAGES); do \
		section=$(DESTDIR)$(PREFIX)/share/man/man$${page##*.}; \
		install -d $$section && install -m 644 $$page $$section || exit; done

clean:
	rm -rf $(BUILD)

-include $(LIB:.o=.d) $(PROGRAMS:$(BUILD)/bin/%=$(BUILD)/cmd/%.d) $(VERBS:.o=.d) $(TESTS:=.d) \
	$(wildcard $(BUILD)/man/*.d)

.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all tests check check-sanitize check-opinion demo bench install clean
