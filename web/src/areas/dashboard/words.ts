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

type Register = components['schemas']['Register']

/** A filter taken apart: what it is about, the column its values are of, and the values one by one. */
export interface Filter {
  about: string
  column: Column | undefined
  isNot: boolean
  alternatives: { least: string; most: string; isRange: boolean }[]
}

/** Those of the register of this name, or of this end of a name: `project_id` leads to `purchase_project`. */
function columnsOf(registers: readonly Register[], name: string): readonly Column[] {
  return registers.find((each) => each.name === name || each.name.endsWith(`_${name}`))?.columns ?? []
}

/** `column:value`; the column may be that of another register, `contract/project_id.state`. */
export function filterOf(text: string, registers: readonly Register[], register: string, language: string): Filter {
  const at = text.indexOf(':')
  const steps = (at < 0 ? text : text.slice(0, at)).split('.')
  const value = at < 0 ? '' : text.slice(at + 1)
  let columns = columnsOf(registers, register)
  const about: string[] = []
  let column: Column | undefined
  for (const step of steps) {
    const [other = '', back] = step.split('/')
    column = back ? undefined : columns.find((each) => each.name === step)
    about.push(inLanguage(back ? registers.find((each) => each.name === other)?.title : column?.label, language) || step)
    columns = columnsOf(registers, back ? other : step.replace(/_id$/, ''))
  }
  const isNot = value.startsWith('!')
  const alternatives = (isNot ? value.slice(1) : value).split('|').map((each) => {
    const isRange = each.includes('..') && ['number', 'money', 'day', 'time'].includes(column?.type ?? '')
    const [least = '', most = ''] = isRange ? each.split('..') : [each]
    return { least, most, isRange }
  })
  return { about: about.join(language === 'en' ? ' – ' : '·'), column, isNot, alternatives }
}
