// `npm run client`: write src/api/schema.d.ts from the OpenAPI document of the application as it is now.
// `npm run check:client`: refuse when the file is stale.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'

const root = new URL('../../', import.meta.url).pathname
const target = new URL('../src/api/schema.d.ts', import.meta.url).pathname
const python = process.env.PYTHON ?? join(root, '.venv/bin/python')
const program =
  'import json, sys; from api.generate_client import current_document as d; json.dump(d(), open(sys.argv[1], "w"))'
const notice = '// Written by `npm run client` from the OpenAPI document: change the views, not this file.\n\n'

const folder = mkdtempSync(join(tmpdir(), 'gongzhi-openapi-'))
try {
  const path = join(folder, 'openapi.json')
  execFileSync(python, ['-c', program, path], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const text = notice + astToString(await openapiTS(JSON.parse(readFileSync(path, 'utf8')), { defaultNonNullable: false }))
  if (!process.argv.includes('--check')) {
    writeFileSync(target, text)
  } else if (readFileSync(target, 'utf8') !== text) {
    console.error('web/src/api/schema.d.ts is stale: run `npm run client` in web/ and commit it')
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true })
}
