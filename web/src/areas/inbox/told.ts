/** A task in a few words: the first name of its summary is its title, the rest stand beside it. */
import { nameAmong } from '@/lib/about'
import { moment } from '@/lib/time'
import type { ListedTask } from './list'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

export interface Told {
  title: string
  rest: { label: string; text: string }[]
}

export function told(task: Pick<ListedTask, 'summary' | 'processName'>): Told {
  const fields = task.summary
    .map(({ label, value }) => ({ label, text: spoken(value) }))
    .filter((each) => each.text !== '')
  const title = nameAmong(fields.map((each) => each.text))
  const at = fields.findIndex((each) => each.text === title)
  return { title: title ?? task.processName, rest: fields.filter((_, index) => index !== at) }
}

function spoken(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  if (Array.isArray(value)) return value.map(spoken).filter(Boolean).join('、')
  // a year is a number, too
  if (typeof value === 'number' && Math.abs(value) >= 10_000) return value.toLocaleString('zh-CN')
  if (typeof value === 'string' && INSTANT.test(value)) return moment(value)
  return typeof value === 'object' ? '' : String(value)
}
