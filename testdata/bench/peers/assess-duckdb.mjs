// The same sums with DuckDB: THREADS=2 assess-duckdb.mjs BOOK SQL OUTPUT PACKAGES
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const [book, sql, output, packages] = process.argv.slice(2)
const { DuckDBInstance } = createRequire(resolve(packages) + '/')('@duckdb/node-api')
const instance = await DuckDBInstance.create(':memory:', { threads: process.env.THREADS ?? '2' })
const connection = await instance.connect()
for (const table of ['households', 'members', 'incomes'])
  await connection.run(`CREATE VIEW ${table} AS SELECT * FROM read_csv('${book}/${table}.csv',
    all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')`)
await connection.run(`COPY (${readFileSync(sql, 'utf8')}) TO '${output}' (HEADER, DELIMITER ',')`)
