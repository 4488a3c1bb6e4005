// Every catalogue is there in both languages, with the same keys and the same parameters; every text that a file asks
// for is there, in a catalogue that is loaded when the file's area is opened by itself.
import { readdirSync, readFileSync } from 'node:fs'

const source = new URL('../src/', import.meta.url)
const folder = new URL('locales/', source)
/** Catalogues that are always loaded: by main.ts. */
const ALWAYS = ['shell', 'signing']
const problems = []

function flatten(value, prefix = '', into = {}) {
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'string') into[prefix + key] = each
    else flatten(each, `${prefix}${key}.`, into)
  }
  return into
}

const parameters = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join()
const read = (name) => flatten(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
const names = readdirSync(folder)

for (const name of names.filter((each) => each.endsWith('.zh-CN.json'))) {
  const other = name.replace('.zh-CN.', '.en.')
  if (!names.includes(other)) {
    problems.push(`${other} is missing`)
    continue
  }
  const [chinese, english] = [read(name), read(other)]
  for (const key of new Set([...Object.keys(chinese), ...Object.keys(english)])) {
    // vue-i18n takes it for the border between singular and plural: English has both, of what is counted
    if (chinese[key]?.includes('|')) problems.push(`${name}: ${key} contains |`)
    const forms = english[key]?.split(' | ') ?? []
    if (english[key]?.includes('|') && !(forms.length === 2 && forms.every((each) => each.includes('{count}')))) problems.push(`${other}: ${key} is not a singular and a plural with {count}`)
    if (!chinese[key]) problems.push(`${name}: ${key} is missing`)
    else if (!english[key]) problems.push(`${other}: ${key} is missing`)
    else if (parameters(chinese[key]) !== parameters(english[key])) problems.push(`${key}: parameters differ`)
  }
}
const known = new Set(names.filter((each) => each.endsWith('.zh-CN.json')).flatMap((each) => Object.keys(read(each)).map((key) => `${each.replace('.zh-CN.json', '')}.${key}`)))
const catalogues = new Set([...known].map((key) => key.split('.')[0]))

for (const file of readdirSync(source, { recursive: true }).filter((each) => /(?<!\.test)\.(vue|ts)$/.test(each))) {
  const text = readFileSync(new URL(file, source), 'utf8')
  const [, area] = file.match(/^areas\/([^/]+)\//) ?? []
  const loads = [...text.matchAll(/loadAreas\(([^)]*)\)/g)].flatMap(([, given]) => [...given.matchAll(/'(\w+)'/g)].map(([, name]) => name))
  for (const [, key] of text.matchAll(/(?<![\w.])\$?te?\(\s*'([\w-]+\.[\w.-]+)'/g)) {
    const catalogue = key.split('.')[0]
    if (!catalogues.has(catalogue)) continue
    if (!known.has(key)) problems.push(`${file}: there is no text ${key}`)
    if (area && ![...ALWAYS, area, ...loads].includes(catalogue)) problems.push(`${file}: ${key} is of an area that may not be loaded`)
  }
}
if (problems.length) {
  console.error(problems.join('\n'))
  process.exitCode = 1
}
