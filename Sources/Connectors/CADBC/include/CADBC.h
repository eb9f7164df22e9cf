// The binary interfaces that a database driver speaks, declared from their published layouts:
//
//   - Arrow C data interface and C stream interface
//   - ADBC 1.1.0, a superset of 1.0.0
//
// Only declarations: nothing is linked, drivers are loaded at run time. The order of the fields is the
// contract. Functions of the table that Assay never calls keep their place but not their parameters.

#ifndef CADBC_H
#define CADBC_H

#include <stddef.h>
#include <stdint.h>

// MARK: Arrow

// The type of a column: a format string, a name, children.
struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

// The values of a column: buffers whose meaning the schema's format tells.
struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

// A source of arrays of one schema; functions return 0 or an errno value.
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
  int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
  const char *(*get_last_error)(struct ArrowArrayStream *);
  void (*release)(struct ArrowArrayStream *);
  void *private_data;
};

// MARK: ADBC values

typedef uint8_t AdbcStatusCode;

enum {
  ADBC_STATUS_OK = 0,
  ADBC_STATUS_UNKNOWN = 1,
  ADBC_STATUS_NOT_IMPLEMENTED = 2,
  ADBC_STATUS_NOT_FOUND = 3,
  ADBC_STATUS_ALREADY_EXISTS = 4,
  ADBC_STATUS_INVALID_ARGUMENT = 5,
  ADBC_STATUS_INVALID_STATE = 6,
  ADBC_STATUS_INVALID_DATA = 7,
  ADBC_STATUS_INTEGRITY = 8,
  ADBC_STATUS_INTERNAL = 9,
  ADBC_STATUS_IO = 10,
  ADBC_STATUS_CANCELLED = 11,
  ADBC_STATUS_TIMEOUT = 12,
  ADBC_STATUS_UNAUTHENTICATED = 13,
  ADBC_STATUS_UNAUTHORIZED = 14,
};

enum {
  ADBC_VERSION_1_0_0 = 1000000,
  ADBC_VERSION_1_1_0 = 1001000,
};

struct AdbcDriver;

// What went wrong. Left zeroed, a driver takes it for the 1.0.0 form and leaves the last two fields alone.
struct AdbcError {
  char *message;
  int32_t vendor_code;
  char sqlstate[5];
  void (*release)(struct AdbcError *);
  void *private_data;
  struct AdbcDriver *private_driver;
};

struct AdbcDatabase {
  void *private_data;
  struct AdbcDriver *private_driver;
};

struct AdbcConnection {
  void *private_data;
  struct AdbcDriver *private_driver;
};

struct AdbcStatement {
  void *private_data;
  struct AdbcDriver *private_driver;
};

// MARK: ADBC functions

// The place of a function that Assay does not call.
typedef void (*AdbcUncalledFunction)(void);

// What a driver can do; its entry point fills in the table.
struct AdbcDriver {
  void *private_data;
  void *private_manager;
  AdbcStatusCode (*release)(struct AdbcDriver *, struct AdbcError *);

  AdbcStatusCode (*DatabaseInit)(struct AdbcDatabase *, struct AdbcError *);
  AdbcStatusCode (*DatabaseNew)(struct AdbcDatabase *, struct AdbcError *);
  AdbcStatusCode (*DatabaseSetOption)(
    struct AdbcDatabase *, const char *key, const char *value, struct AdbcError *);
  AdbcStatusCode (*DatabaseRelease)(struct AdbcDatabase *, struct AdbcError *);

  AdbcUncalledFunction ConnectionCommit;
  AdbcUncalledFunction ConnectionGetInfo;
  AdbcUncalledFunction ConnectionGetObjects;
  AdbcUncalledFunction ConnectionGetTableSchema;
  AdbcUncalledFunction ConnectionGetTableTypes;
  AdbcStatusCode (*ConnectionInit)(
    struct AdbcConnection *, struct AdbcDatabase *, struct AdbcError *);
  AdbcStatusCode (*ConnectionNew)(struct AdbcConnection *, struct AdbcError *);
  AdbcStatusCode (*ConnectionSetOption)(
    struct AdbcConnection *, const char *key, const char *value, struct AdbcError *);
  AdbcUncalledFunction ConnectionReadPartition;
  AdbcStatusCode (*ConnectionRelease)(struct AdbcConnection *, struct AdbcError *);
  AdbcUncalledFunction ConnectionRollback;

  AdbcUncalledFunction StatementBind;
  AdbcStatusCode (*StatementBindStream)(
    struct AdbcStatement *, struct ArrowArrayStream *, struct AdbcError *);
  AdbcStatusCode (*StatementExecuteQuery)(
    struct AdbcStatement *, struct ArrowArrayStream *out, int64_t *rowsAffected,
    struct AdbcError *);
  AdbcUncalledFunction StatementExecutePartitions;
  AdbcUncalledFunction StatementGetParameterSchema;
  AdbcStatusCode (*StatementNew)(
    struct AdbcConnection *, struct AdbcStatement *, struct AdbcError *);
  AdbcUncalledFunction StatementPrepare;
  AdbcStatusCode (*StatementRelease)(struct AdbcStatement *, struct AdbcError *);
  AdbcStatusCode (*StatementSetOption)(
    struct AdbcStatement *, const char *key, const char *value, struct AdbcError *);
  AdbcStatusCode (*StatementSetSqlQuery)(
    struct AdbcStatement *, const char *sql, struct AdbcError *);
  AdbcUncalledFunction StatementSetSubstraitPlan;

  // From here on since 1.1.0.

  AdbcUncalledFunction ErrorGetDetailCount;
  AdbcUncalledFunction ErrorGetDetail;
  AdbcUncalledFunction ErrorFromArrayStream;

  AdbcUncalledFunction DatabaseGetOption;
  AdbcUncalledFunction DatabaseGetOptionBytes;
  AdbcUncalledFunction DatabaseGetOptionDouble;
  AdbcUncalledFunction DatabaseGetOptionInt;
  AdbcUncalledFunction DatabaseSetOptionBytes;
  AdbcUncalledFunction DatabaseSetOptionDouble;
  AdbcUncalledFunction DatabaseSetOptionInt;

  AdbcStatusCode (*ConnectionCancel)(struct AdbcConnection *, struct AdbcError *);
  AdbcUncalledFunction ConnectionGetOption;
  AdbcUncalledFunction ConnectionGetOptionBytes;
  AdbcUncalledFunction ConnectionGetOptionDouble;
  AdbcUncalledFunction ConnectionGetOptionInt;
  AdbcUncalledFunction ConnectionGetStatistics;
  AdbcUncalledFunction ConnectionGetStatisticNames;
  AdbcUncalledFunction ConnectionSetOptionBytes;
  AdbcUncalledFunction ConnectionSetOptionDouble;
  AdbcUncalledFunction ConnectionSetOptionInt;

  AdbcStatusCode (*StatementCancel)(struct AdbcStatement *, struct AdbcError *);
  AdbcUncalledFunction StatementExecuteSchema;
  AdbcUncalledFunction StatementGetOption;
  AdbcUncalledFunction StatementGetOptionBytes;
  AdbcUncalledFunction StatementGetOptionDouble;
  AdbcUncalledFunction StatementGetOptionInt;
  AdbcUncalledFunction StatementSetOptionBytes;
  AdbcUncalledFunction StatementSetOptionDouble;
  AdbcUncalledFunction StatementSetOptionInt;
};

// A driver's only exported symbol: fills in a `struct AdbcDriver` of the version asked for.
typedef AdbcStatusCode (*AdbcDriverEntryPoint)(int version, void *driver, struct AdbcError *);

#endif
