// swift-format-ignore-file
// Written by `UPDATE_GOLDEN=1 swift test --filter ManualTests`, which runs the examples; do not edit.

extension RuleExampleOutput {
  /// What the tool prints for the example of each rule type, kept so that no driver is needed to show it.
  package static let all: [String: RuleExampleOutput] = [
    "AggregateMatch": RuleExampleOutput(
      passing: #"""
        sum(total) divided by sum(payments.amount) is 1.2, as asked: between 1 and 1.5

        """#,
      failing: #"""
        ✗ critical  AggregateMatch "sum(total)" "sum(payments.amount)" = 1.0
        │ orders.yaml:4:5
        │ sum(total) divided by sum(payments.amount) is 1.2, but must be 1

        """#
    ),
    "ColumnCorrelation": RuleExampleOutput(
      passing: #"""
        correlation of net and gross is 0.981981, as asked: > 0.9

        """#,
      failing: #"""
        ✗ critical  ColumnCorrelation "net" "gross" > 0.99
        │ orders.yaml:4:5
        │ correlation of net and gross is 0.981981, but must be > 0.99

        """#
    ),
    "ColumnCount": RuleExampleOutput(
      passing: #"""
        column count is 2, as asked: 2

        """#,
      failing: #"""
        ✗ critical  ColumnCount > 2
        │ orders.yaml:4:5
        │ column count is 2, but must be > 2

        """#
    ),
    "ColumnDataType": RuleExampleOutput(
      passing: #"""
        share of rows with born readable as DATE is 0.5 (2 of 4 rows), as asked: >= 0.5

        """#,
      failing: #"""
        ✗ critical  ColumnDataType "born" = "DATE" where "id < 4"
        │ imports.yaml:4:5
        │ share of rows with born readable as DATE is 0.666667 (2 of 3 rows), but must
        │ be 1
        │
        │ born
        │ 2024-02-30

        """#
    ),
    "ColumnExists": RuleExampleOutput(
      passing: #"""
        there is a column Status

        """#,
      failing: #"""
        ✗ critical  ColumnExists "status"
        │ orders.yaml:4:5
        │ there is a column Status, but letter case counts in this rule

        """#
    ),
    "ColumnLength": RuleExampleOutput(
      passing: #"""
        share of rows with length of code between 1 and 4 is 1 (3 of 3 rows), as asked: 1

        """#,
      failing: #"""
        ✗ critical  ColumnLength "code" = 2
        │ countries.yaml:4:5
        │ share of rows with length of code = 2 is 0.666667 (2 of 3 rows), but must be 1
        │
        │ code
        │ DEU

        """#
    ),
    "ColumnNamesMatchPattern": RuleExampleOutput(
      passing: #"""
        share of columns whose names match ^order is 1, as asked: 1

        """#,
      failing: #"""
        ✗ critical  ColumnNamesMatchPattern "^[a-z_]+$"
        │ orders.yaml:4:5
        │ columns that do not match the pattern: orderDate

        """#
    ),
    "ColumnValues": RuleExampleOutput(
      passing: #"""
        share of rows with amount >= 0 is 1 (4 of 4 rows), as asked: 1

        """#,
      failing: #"""
        ✗ critical  ColumnValues "status" in ["placed", "shipped"] with threshold > 0.6
        │ orders.yaml:4:5
        │ share of rows with status in ["placed", "shipped"] is 0.5 (2 of 4 rows), but
        │ must be > 0.6
        │
        │ status
        │ stolen
        │ NULL

        """#
    ),
    "Completeness": RuleExampleOutput(
      passing: #"""
        completeness of email is 0.75 (3 of 4 rows), as asked: > 0.7

        """#,
      failing: #"""
        ✗ critical  Completeness "email" >= 0.9
        │ customers.yaml:4:5
        │ completeness of email is 0.75 (3 of 4 rows), but must be >= 0.9
        │
        │ email
        │ NULL

        """#
    ),
    "CustomSql": RuleExampleOutput(
      passing: #"""
        result of the query is 1, as asked: <= 1

        """#,
      failing: #"""
        ✗ critical  CustomSql "select id from primary where gross >= net"
        │ orders.yaml:4:5
        │ share of rows that the query gives back is 0.666667 (2 of 3 rows), but must be
        │ 1
        │
        │ id  net  gross
        │  3   30     29

        """#
    ),
    "DataFreshness": RuleExampleOutput(
      passing: #"""
        share of rows with age of seen in hours > 168 is 1 (2 of 2 rows), as asked: 1

        """#,
      failing: #"""
        ✗ critical  DataFreshness "seen" <= 24 hours where "id < 3"
        │ events.yaml:4:5
        │ share of rows with age of seen in hours <= 24 is 0 (0 of 2 rows), but must be
        │ 1
        │
        │ seen
        │ 2024-05-01T08:00:00
        │ 2024-05-01T09:30:00

        """#
    ),
    "DatasetMatch": RuleExampleOutput(
      passing: #"""
        number of rows of orders that share their id is 0, as asked: 0
        number of rows of archive that share their key is 0, as asked: 0
        share of rows that match archive is 0.666667 (2 of 3 rows), as asked: > 0.6

        """#,
      failing: #"""
        ✗ critical  DatasetMatch "archive" "id->key" "total" = 1.0
        │ orders.yaml:4:5
        │ share of rows that match archive is 0.666667 (2 of 3 rows), but must be 1
        │
        │ id  total
        │  2     20

        """#
    ),
    "DetectAnomalies": RuleExampleOutput(
      passing: #"""
        row count is 3, within the expected 2 to 5: bounds frozen in the spec

        """#,
      failing: #"""
        ✗ critical  DetectAnomalies "RowCount" with lower = 10 with upper = 20
        │ orders.yaml:4:5
        │ row count is 3, but 10 to 20 was expected: bounds frozen in the spec

        """#
    ),
    "DistinctValuesCount": RuleExampleOutput(
      passing: #"""
        distinct values count of status is 3, as asked: 3

        """#,
      failing: #"""
        ✗ critical  DistinctValuesCount "status" <= 2
        │ orders.yaml:4:5
        │ distinct values count of status is 3, but must be <= 2

        """#
    ),
    "DuplicateRowCount": RuleExampleOutput(
      passing: #"""
        number of duplicated rows is 0, as asked: 0

        """#,
      failing: #"""
        ✗ critical  DuplicateRowCount "order_id" = 0
        │ payments.yaml:4:5
        │ number of rows that share their order_id is 2, but must be 0
        │
        │ order_id  rows
        │        7     2

        """#
    ),
    "Entropy": RuleExampleOutput(
      passing: #"""
        entropy of country is 1.03972, as asked: > 1

        """#,
      failing: #"""
        ✗ critical  Entropy "country" > 1.2
        │ orders.yaml:4:5
        │ entropy of country is 1.03972, but must be > 1.2

        """#
    ),
    "FileFreshness": RuleExampleOutput(
      passing: #"""
        share of the files in/ with last change > 2024-01-31 00:00 UTC is 1 (2 of 2 files), as asked: 1

        """#,
      failing: #"""
        ✗ critical  FileFreshness "in/" > (now() - 3 days)
        │ orders.yaml:4:5
        │ share of the files in/ with last change > (now() - 3 days) is 0 (0 of 2
        │ files), but must be 1
        │
        │ filename  size  last_modified
        │ in/a.csv     3  2024-05-01T00:00:00Z
        │ in/b.csv     8  2024-05-01T00:00:00Z

        """#
    ),
    "FileMatch": RuleExampleOutput(
      passing: #"""
        number of the files in/a.csv and copy/a.csv without a counterpart is 0, as asked: 0

        """#,
      failing: #"""
        ✗ critical  FileMatch "in/" "copy/"
        │ orders.yaml:4:5
        │ number of the files in/ and copy/ without a counterpart is 2, but must be 0
        │
        │ filename    size  last_modified         sha256
        │ copy/b.csv     9  2024-05-01T00:00:00Z  7022a77b3ade759a41c2acaf5395d4de0f575…
        │ in/b.csv       8  2024-05-01T00:00:00Z  40d6bfdc74eae2ed68a97137ce414fa4ca6de…

        """#
    ),
    "FileSize": RuleExampleOutput(
      passing: #"""
        share of the files in/ with size < 1024 B is 1 (2 of 2 files), as asked: 1

        """#,
      failing: #"""
        ✗ critical  FileSize "in/" > 5
        │ orders.yaml:4:5
        │ share of the files in/ with size > 5 B is 0.5 (1 of 2 files), but must be 1
        │
        │ filename  size  last_modified
        │ in/a.csv     3  2024-05-01T00:00:00Z

        """#
    ),
    "FileUniqueness": RuleExampleOutput(
      passing: #"""
        share of the files in/ whose content no other file has is 0.333333 (1 of 3 files), as asked: > 0.3

        """#,
      failing: #"""
        ✗ critical  FileUniqueness "in/" = 1.0
        │ orders.yaml:4:5
        │ share of the files in/ whose content no other file has is 0.333333 (1 of 3
        │ files), but must be 1
        │
        │ filename  size  last_modified         sha256
        │ in/a.csv     3  2024-05-01T00:00:00Z  984a644ec3b56d32b0404777e1eb73390c4b074…
        │ in/b.csv     3  2024-05-01T00:00:00Z  984a644ec3b56d32b0404777e1eb73390c4b074…

        """#
    ),
    "InterquartileRange": RuleExampleOutput(
      passing: #"""
        interquartile range of amount is 25, as asked: <= 25

        """#,
      failing: #"""
        ✗ critical  InterquartileRange "amount" < 10
        │ orders.yaml:4:5
        │ interquartile range of amount is 25, but must be < 10

        """#
    ),
    "IsComplete": RuleExampleOutput(
      passing: #"""
        completeness of id is 1 (4 of 4 rows), as asked: 1

        """#,
      failing: #"""
        ✗ critical  IsComplete "email"
        │ customers.yaml:4:5
        │ completeness of email is 0.75 (3 of 4 rows), but must be 1
        │
        │ email
        │ NULL

        """#
    ),
    "IsPrimaryKey": RuleExampleOutput(
      passing: #"""
        completeness of order_id is 1 (3 of 3 rows), as asked: 1
        completeness of line is 1 (3 of 3 rows), as asked: 1
        uniqueness of order_id, line is 1 (3 of 3 rows), as asked: 1

        """#,
      failing: #"""
        ✗ critical  IsPrimaryKey "order_id" "sku"
        │ lines.yaml:4:5
        │ completeness of sku is 0.666667 (2 of 3 rows), but must be 1
        │
        │ order_id  sku
        │        2  NULL

        """#
    ),
    "IsUnique": RuleExampleOutput(
      passing: #"""
        uniqueness of page, day is 1 (4 of 4 rows), as asked: 1

        """#,
      failing: #"""
        ✗ critical  IsUnique "page"
        │ visits.yaml:4:5
        │ uniqueness of page is 0.333333 (1 of 3 rows), but must be 1
        │
        │ page  rows
        │ home     2

        """#
    ),
    "Kurtosis": RuleExampleOutput(
      passing: #"""
        kurtosis of amount is -1.5, as asked: < 0

        """#,
      failing: #"""
        ✗ critical  Kurtosis "amount" > 0
        │ orders.yaml:4:5
        │ kurtosis of amount is -1.5, but must be > 0

        """#
    ),
    "Mean": RuleExampleOutput(
      passing: #"""
        mean of amount is 30, as asked: between 20 and 40

        """#,
      failing: #"""
        ✗ critical  Mean "amount" < 25
        │ orders.yaml:4:5
        │ mean of amount is 30, but must be < 25

        """#
    ),
    "Range": RuleExampleOutput(
      passing: #"""
        range of amount is 50, as asked: <= 50

        """#,
      failing: #"""
        ✗ critical  Range "amount" < 50
        │ orders.yaml:4:5
        │ range of amount is 50, but must be < 50

        """#
    ),
    "ReferentialIntegrity": RuleExampleOutput(
      passing: #"""
        share of rows whose customer_id is in customers is 0.5 (2 of 4 rows), as asked: >= 0.5

        """#,
      failing: #"""
        ✗ critical  ReferentialIntegrity "customer_id" "customers.id" = 1.0
        │ orders.yaml:4:5
        │ share of rows whose customer_id is in customers is 0.5 (2 of 4 rows), but must
        │ be 1
        │
        │ customer_id
        │          99
        │        NULL

        """#
    ),
    "RowCount": RuleExampleOutput(
      passing: #"""
        row count is 3, as asked: between 1 and 100

        """#,
      failing: #"""
        ✗ critical  RowCount > 1 where "status = 'shipped'"
        │ orders.yaml:4:5
        │ row count is 1, but must be > 1

        """#
    ),
    "RowCountMatch": RuleExampleOutput(
      passing: #"""
        row count divided by that of archive is 0.75, as asked: >= 0.7

        """#,
      failing: #"""
        ✗ critical  RowCountMatch "archive" = 1.0
        │ orders.yaml:4:5
        │ row count divided by that of archive is 0.75, but must be 1

        """#
    ),
    "SchemaMatch": RuleExampleOutput(
      passing: #"""
        as many columns as archive
        share of columns shared with archive is 0.5, as asked: >= 0.5

        """#,
      failing: #"""
        ✗ critical  SchemaMatch "archive" = 1.0
        │ orders.yaml:4:5
        │ share of columns shared with archive is 0.5, but must be 1

        """#
    ),
    "Skewness": RuleExampleOutput(
      passing: #"""
        skewness of amount is 0.59517, as asked: > 0

        """#,
      failing: #"""
        ✗ critical  Skewness "amount" between -0.5 and 0.5
        │ orders.yaml:4:5
        │ skewness of amount is 0.59517, but must be between -0.5 and 0.5

        """#
    ),
    "StandardDeviation": RuleExampleOutput(
      passing: #"""
        standard deviation of amount is 21.6025, as asked: < 25

        """#,
      failing: #"""
        ✗ critical  StandardDeviation "amount" < 20
        │ orders.yaml:4:5
        │ standard deviation of amount is 21.6025, but must be < 20

        """#
    ),
    "Sum": RuleExampleOutput(
      passing: #"""
        sum of amount is 90, as asked: 90

        """#,
      failing: #"""
        ✗ critical  Sum "amount" > 100
        │ orders.yaml:4:5
        │ sum of amount is 90, but must be > 100

        """#
    ),
    "UniqueValueRatio": RuleExampleOutput(
      passing: #"""
        unique value ratio of code is 0.5, as asked: 0.5

        """#,
      failing: #"""
        ✗ critical  UniqueValueRatio "code" > 0.9
        │ tickets.yaml:4:5
        │ unique value ratio of code is 0.5, but must be > 0.9
        │
        │ code  rows
        │ A        3

        """#
    ),
    "Uniqueness": RuleExampleOutput(
      passing: #"""
        uniqueness of page, day is 1 (4 of 4 rows), as asked: 1

        """#,
      failing: #"""
        ✗ critical  Uniqueness "page" > 0.5
        │ visits.yaml:4:5
        │ uniqueness of page is 0.333333 (1 of 3 rows), but must be > 0.5
        │
        │ page  rows
        │ home     2

        """#
    ),
    "Variance": RuleExampleOutput(
      passing: #"""
        variance of amount is 466.667, as asked: < 500

        """#,
      failing: #"""
        ✗ critical  Variance "amount" < 400
        │ orders.yaml:4:5
        │ variance of amount is 466.667, but must be < 400

        """#
    ),
    "ZerosCount": RuleExampleOutput(
      passing: #"""
        number of rows with amount = 0 is 1, as asked: <= 1

        """#,
      failing: #"""
        ✗ critical  ZerosCount "amount" = 0
        │ orders.yaml:4:5
        │ number of rows with amount = 0 is 1, but must be 0
        │
        │ amount
        │      0

        """#
    ),
  ]
}
