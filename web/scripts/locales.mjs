// Every catalogue is there in both languages, with the same keys and the same parameters.
import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../src/locales/', import.meta.url)
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
    // vue-i18n takes it for the border between singular and plural
    if (`${chinese[key]}${english[key]}`.includes('|')) problems.push(`${name}: ${key} contains |`)
    if (!chinese[key]) problems.push(`${name}: ${key} is missing`)
    else if (!english[key]) problems.push(`${other}: ${key} is missing`)
    else if (parameters(chinese[key]) !== parameters(english[key])) problems.push(`${key}: parameters differ`)
  }
}
if (problems.length) {
  console.error(problems.join('\n'))
  process.exitCode = 1
}
