/** What stands in a register, as people read it. */
import type { components } from '@/api/schema'
import { moment } from '@/lib/time'
import { grouping, inLanguage } from './figures'

export type Column = components['schemas']['RegisterColumn']
export type Entry = components['schemas']['RegisterEntry']

/** A value of a column; `words` are those for yes and no. */
export function shownValue(column: Column | undefined, value: unknown, language: string, words: { yes: string; no: string }): string {
  if (value === null || value === undefined || value === '') return ''
  if (column?.words[String(value)]) return inLanguage(column.words[String(value)], language)
  switch (column?.type) {
    case 'money':
      return grouping(Number(value).toFixed(2))
    case 'time':
      return moment(String(value))
    case 'yes-no':
      return value ? words.yes : words.no
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

/** Columns that a list shows before somebody asks for all of them: what there is to know, not who typed it when. */
const SILENT = new Set(['id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version', 'rule_versions', 'instance_id'])
const AT_MOST = 9

export function firstColumns(columns: readonly Column[]): Column[] {
  return columns.filter((each) => !SILENT.has(each.name)).slice(0, AT_MOST)
}

/** `column:value` taken apart. */
export function filterOf(text: string): { column: string; value: string } {
  const at = text.indexOf(':')
  return { column: text.slice(0, at), value: text.slice(at + 1) }
}
