package main

// runHelp is what the verb run says of itself.
var runHelp = `Run reads the sheets that the paths lead to and writes what stands in them:

  OUT/documents/NAME.json   a record a sheet, each value with the words it came from
  OUT/tables/KIND.parquet   the same as tables, a table a kind ('factsheet schema --tables')
  OUT/tables/KIND.jsonl     the tables' rows as JSON Lines, with --format jsonl
  OUT/tables/KIND/year=2024/part-0001-HASH.parquet
                            instead, with --partition-by: many files a table
  OUT/tables/datapackage.json   the tables' columns, keys, sizes and hashes, as a Data Package
  OUT/manifest.json         what was read, with its hash and status, and by what

A PATH is a file; a folder (all .txt and .pdf files in it and in its folders, hidden
ones aside); a pattern, quoted so that the shell lets it be ('*' stays in one folder,
'**' crosses folders, '{a,b}' is either); or '-', one sheet on standard input.

A text is UTF-8, UTF-16 or Windows-1252, told by its bytes, and a form feed begins a
page. A PDF is told by its header, even where its name ends in .txt. A file of
another kind is skipped and counted. A sheet that is empty, encrypted or broken is
written as 'failed' with the reason, and the rest goes on. A sheet that is there twice
is read once.

A PDF is read in a process of its own, by a fast reader and, where that will not do,
by pdfium; 'document.reader' says by which, and why. What it may take is bounded by
--max-seconds, --max-memory, --max-pages, --max-decompressed and --max-nesting: a
sheet that takes more is 'partial' or 'failed', with the reason. The first use of
pdfium compiles it, for some seconds, into your cache folder.

--partition-by year parts the tables by the year of the sheet's own date, --partition-by
batch by the first folder below the PATH, in folders as Hive, Spark and DuckDB know them;
what has neither stands under __HIVE_DEFAULT_PARTITION__, which they read as null. The
tables partners, places and partner_codes, which are of the whole run, are not parted. A
file's name holds a hash of its bytes, so a name never comes back with other bytes.

--registry FILE names bodies that you know, with their types and codes: its lines add to
the program's own table of some 2,850 bodies and override it. The manifest tells which
files made the output.

--extractors and --without say whose finds are written: with --without person the sheets'
people are in no record and no table, though what builds on them is as it was.

A file of settings, factsheet.yaml, holds inputs and flags for a nightly job ('factsheet
config example'). It is read from this folder where no path is given, or with --config.

--incremental goes on from the last output: a sheet whose name and bytes are as they were is
not read again, its record is taken from OUT/documents (the format json must be written).
All is read anew where the program, an extractor, the record's layout, a registry or an
option that shapes records is another. Links between sheets and the tables are made anew,
so the output is, to the byte, that of a full run; where nothing changed, it is left alone.
Sheets that failed are read again each time, and so are encrypted PDFs, since passwords
are kept nowhere. The format of the output may change from run to run. With --stamp the
manifest is another each time, so there is always something to write.

Ctrl-C or SIGTERM stops a run: the sheets in hand are finished and written, and the
manifest names those that were not reached as 'pending'. With --incremental the next
run goes on with them. --max-failures N stops it where more than N sheets failed (N% of
them all), at the same sheet each time. A run that is stopped before it has read any
sheet leaves the old output as it was, and so does a second signal, which gives up at
once.

The new output is made beside the old one and takes its place at once, when all is
done: a run that is killed leaves the old output as it was. OUT must be empty,
missing or factsheet's own; what others put beside OUT/documents and OUT/tables stays
(what they put into those goes with the output that is replaced), and while one run
writes to it, another is refused and told which one does. A program that
reads several files while runs go on follows the link OUT/.current once and reads
below it; that output stays until the run after the next begins.

` + runMessages + `

` + runExitCodes + `

--fail-on error, the default, takes a failed sheet and an issue of severity error as
a finding; --fail-on warning also a partial sheet and a warning.`

const runExamples = `  factsheet run sheets/
  factsheet run 'reports/**/*.pdf' notes.txt --out results
  factsheet run sheets/ --format json,jsonl --fail-on never
  factsheet run sheets/ --partition-by year
  factsheet run sheets/ --registry our-partners.tsv
  factsheet run sheets/ --out results --incremental
  factsheet run sheets/ --incremental --max-failures 2% --log-format json \
      --metrics /var/lib/node_exporter/textfile/factsheet.prom 2>>night.log
  curl -s https://example.org/sheet.pdf | factsheet run - --out results`
