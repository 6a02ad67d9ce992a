/* Files that come with the programs: policies, maps. */
#ifndef DIBAO_SHIPPED_H
#define DIBAO_SHIPPED_H

/* Where the shipped file of a kind ("policies") is, by its name without the ending (".json"):
   beside the program, then where it was installed. NULL: nowhere. Freed by the caller. */
char *shipped_file(const char *kind, const char *name, const char *ending);

#endif
