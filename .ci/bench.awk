# Writes what 'go test -bench' says as a table, a line a benchmark, in the order of the
# run; ends with 1 where a package failed.
/^pkg:/ { pkg = $2; sub(/^factsheet\/(pipeline\/|extractors\/)?/, "", pkg); next }
/^(FAIL|panic:|---)/ { print; failed = 1; next }
/^Benchmark/ {
	name = $1; sub(/^Benchmark/, "", name); sub(/-[0-9]+$/, "", name)
	split("", v)
	for (i = 3; i < NF; i += 2) v[$(i + 1)] = $i
	if (!seen++) printf "%-40s %10s %10s %9s %10s %9s\n", "", "ms", "sheets/s", "MB/s", "kB", "allocs"
	printf "%-40s %10.3f %10s %9s %10.0f %9d\n", pkg " " name, v["ns/op"] / 1e6, v["sheets/s"], v["MB/s"], v["B/op"] / 1000, v["allocs/op"]
	fflush()
}
END { exit failed || !seen }
