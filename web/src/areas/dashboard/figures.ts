/** How the figures of a house are laid out, and how one is told. */
import type { components } from '@/api/schema'

export type Figure = components['schemas']['Figure']
export type Label = components['schemas']['Label']

/** Groups of tiles in their order, each by the beginnings of its figures' keys. */
const GROUPS: readonly [name: string, beginnings: readonly string[]][] = [
  ['organizations', ['pilot_streets', 'registered_', 'filed_', 'total_']],
  ['filing', ['filing_']],
  ['purchases', ['purchase_', 'credit_']],
  ['party', ['party_', 'volunteers_']],
  ['services', ['pet_']],
  ['rules', ['regulations_', 'assess_']],
]
const OTHERS = 'others'

export interface FigureGroup {
  name: string
  figures: Figure[]
}

/** Every figure stands in one group; what no group knows stands in the last one, so that none is lost. */
export function grouped(figures: readonly Figure[]): FigureGroup[] {
  const found = new Map<string, Figure[]>([...GROUPS.map(([name]) => [name, []] as [string, Figure[]]), [OTHERS, []]])
  for (const figure of figures) {
    const key = figure.key.replace(/^kpi\./, '')
    const [name] = GROUPS.find(([, beginnings]) => beginnings.some((each) => key.startsWith(each))) ?? [OTHERS]
    found.get(name)?.push(figure)
  }
  return [...found].filter(([, each]) => each.length).map(([name, each]) => ({ name, figures: each }))
}

export function inLanguage(label: Label | null | undefined, language: string): string {
  return label ? (language === 'en' ? label.en : label.zh) : ''
}

/** Numbers as people read them: `16630000.00` is `16,630,000.00`; anything else stays as it is. */
export function grouping(value: string): string {
  return /^-?\d+(\.\d+)?$/.test(value) ? value.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ',')) : value
}

/** Percent of what was done that was done in time, cut and not rounded: one late task is no 100 %. Empty: nothing was. */
export function shareInTime(inTime: number, late: number): string {
  const all = inTime + late
  return all === 0 ? '' : (Math.floor((inTime * 1000) / all) / 10).toFixed(1)
}
