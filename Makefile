# dibao: make, make check, make demo, make bench, make install
CFLAGS ?= -O2 -g
BUILD ?= build
PREFIX ?= /usr/local
VERSION = 0.1

WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Werror
FLAGS = -std=c11 -D_XOPEN_SOURCE=700 $(WARNINGS) $(CFLAGS) \
	-DVERSION='"$(VERSION)"' -DPOLICY_DIR='"$(PREFIX)/share/dibao/policies"'
LIBS = -lcsv -ljansson -lz

LIB = $(patsubst %.c,$(BUILD)/%.o,$(filter-out %_test.c,$(wildcard lib/*/*.c)))
PROGRAMS = $(patsubst cmd/%.c,$(BUILD)/bin/%,$(wildcard cmd/*.c))
TESTS = $(patsubst %.c,$(BUILD)/%,$(wildcard lib/*/*_test.c))

all: $(PROGRAMS)

$(BUILD)/bin/%: $(BUILD)/cmd/%.o $(BUILD)/libdibao.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/libdibao.a: $(LIB)
	rm -f $@ && $(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/%_test: $(BUILD)/%_test.o $(BUILD)/libdibao.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(LIBS)

-include $(LIB:.o=.d) $(PROGRAMS:$(BUILD)/bin/%=$(BUILD)/cmd/%.d) $(TESTS:=.d)

.SECONDARY:
.PHONY: all
