/** What of a statistic is drawn: pure, so that it can be tried without a canvas. */
import type { components } from '@/api/schema'
import { inLanguage } from './figures'

export type Statistic = components['schemas']['Statistic']
export type StatisticColumn = components['schemas']['StatisticColumn']

export interface Series {
  name: string
  label: string
  values: number[]
}

export interface Drawing {
  names: string[]
  series: Series[]
  /** parts of a whole stand on each other */
  isStacked: boolean
  /** along time from left to right; everything else from top to bottom, so that names have room */
  isUpright: boolean
}

const NUMBERS = new Set(['number', 'money', 'percent'])

/** Columns that make up the first number of their table, and may therefore be stacked. */
const PARTS: readonly (readonly string[])[] = [
  ['granted', 'refused', 'withdrawn', 'under_way'],
  ['in_time', 'late'],
]

export function cellText(column: StatisticColumn, value: unknown, language: string): string {
  if (value === null || value === undefined) return ''
  return column.words[String(value)] ? inLanguage(column.words[String(value)], language) : String(value)
}

export function drawingOf(statistic: Statistic, language: string): Drawing {
  const first = statistic.columns[0]
  const others = statistic.columns.filter((each) => NUMBERS.has(each.type))
  // a day says more of a row, it does not name it
  const groups = statistic.columns.filter((each) => !NUMBERS.has(each.type) && each.type !== 'day')
  const there = new Set(others.map((each) => each.name))
  const parts = PARTS.find((each) => each.every((name) => there.has(name)))
  // amounts say more than how many projects they paid for
  const amounts = others.filter((each) => each.type === 'money')
  const drawn = parts ? others.filter((each) => parts.includes(each.name)) : amounts.length ? amounts : others.filter((each) => each.type === 'number').slice(0, 1)
  return {
    names: statistic.rows.map((row) => groups.map((each) => cellText(each, row[each.name], language)).join(' · ')),
    series: drawn.map((each) => ({ name: each.name, label: inLanguage(each.label, language), values: statistic.rows.map((row) => Number(row[each.name] ?? 0)) })),
    isStacked: Boolean(parts),
    isUpright: first?.name === 'month',
  }
}

/** The sum of each column of numbers, so that a table can be checked against the overview. */
export function sums(statistic: Statistic): Record<string, string> {
  const found: Record<string, string> = {}
  for (const column of statistic.columns.slice(1)) {
    if (column.type === 'number') found[column.name] = String(statistic.rows.reduce((sum, row) => sum + Number(row[column.name] ?? 0), 0))
    // in 分, since decimals do not add up
    if (column.type === 'money') found[column.name] = (statistic.rows.reduce((sum, row) => sum + Math.round(Number(row[column.name] ?? 0) * 100), 0) / 100).toFixed(2)
  }
  return found
}
