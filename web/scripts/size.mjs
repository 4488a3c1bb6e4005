// What the first load of the inbox weighs, as a browser fetches it: the page, and every script and style that the
// entry and the inbox need, brotli. Refuses more than the budget.
import { existsSync, readFileSync } from 'node:fs'

const BUDGET = 250 * 1024
const folder = new URL('../../api/web_dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', folder), 'utf8'))
const wanted = new Set(['index.html'])

function take(key) {
  const chunk = manifest[key]
  if (!chunk || wanted.has(chunk.file)) return
  wanted.add(chunk.file)
  for (const style of chunk.css ?? []) wanted.add(style)
  for (const each of chunk.imports ?? []) take(each)
}

const starts = ['index.html', 'src/areas/inbox/InboxPage.vue', 'src/locales/shell.zh-CN.json', 'src/locales/inbox.zh-CN.json']
for (const key of starts) {
  if (!manifest[key]) throw new Error(`${key} is not in the manifest of the build`)
  take(key)
}

let sum = 0
const lines = [...wanted].map((file) => {
  const packed = new URL(`${file}.br`, folder)
  const bytes = readFileSync(existsSync(packed) ? packed : new URL(file, folder)).length
  sum += bytes
  return [bytes, file]
})
for (const [bytes, file] of lines.sort((a, b) => b[0] - a[0])) console.log(`${String(bytes).padStart(8)}  ${file}`)
console.log(`${String(sum).padStart(8)}  first load of the inbox, of ${BUDGET}`)
if (sum > BUDGET) {
  console.error('more than the budget')
  process.exitCode = 1
}
