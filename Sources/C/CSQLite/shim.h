#ifndef CSQLite_shim_h
#define CSQLite_shim_h
#include <sqlite3.h>

/* Takes any type after the option, which Swift cannot call. */
static inline int csqlite_count_memory(int isCounted) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, isCounted);
}
#endif
