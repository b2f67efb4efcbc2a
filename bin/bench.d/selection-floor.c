/* The bare library's time for a selection: every row of one statement, its first two columns read.
 *
 *     selection-floor DATABASE STATEMENT     prints seconds (the best of three), rows, sum of the first column
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void check(sqlite3 *database, int result, int wanted) {
    if (result == wanted) return;
    fprintf(stderr, "selection-floor: %s\n", sqlite3_errmsg(database));
    exit(1);
}

int main(int count, char **words) {
    if (count != 3) return 2;
    sqlite3 *database;
    check(0, sqlite3_open_v2(words[1], &database, SQLITE_OPEN_READONLY, 0), SQLITE_OK);
    sqlite3_stmt *statement;
    check(database, sqlite3_prepare_v2(database, words[2], -1, &statement, 0), SQLITE_OK);
    double best = 1e9;
    long long rows = 0, sum = 0;
    volatile long long second = 0;
    for (int round = 0; round < 3; round++) {
        double start = now();
        int result;
        for (rows = sum = 0; (result = sqlite3_step(statement)) == SQLITE_ROW; rows++) {
            sum += sqlite3_column_int64(statement, 0);
            second += sqlite3_column_int64(statement, 1);
        }
        check(database, result, SQLITE_DONE);
        sqlite3_reset(statement);
        double spent = now() - start;
        if (spent < best) best = spent;
    }
    printf("%.6f %lld %lld\n", best, rows, sum);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return 0;
}
