/** Where a case stands, in the few stages an applicant thinks in, from the steps of its timeline. */
import type { components } from '@/api/schema'

type Timeline = components['schemas']['Timeline']

export interface Stage {
  /** key of its name */
  key: string
  state: 'done' | 'now' | 'waiting' | 'skipped'
  /** instant at which it was done */
  at: string | null
  /** instant by which the law wants it done */
  due: string | null
}

/** Change, renewal and end of a filing go one way. */
const FOLLOWUP = [
  ['accepted', ['acceptance-review', 'correct-materials']],
  ['reviewing', ['review', 'verify']],
  ['decided', ['approve']],
] as const

/** Stages of a process and the user tasks that belong to each; the first is the application itself. */
const STAGES: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  'so-filing': [
    ['accepted', ['community-opinion', 'acceptance-review', 'correct-materials']],
    ['reviewing', ['site-check', 'review']],
    ['decided', ['approve']],
  ],
  'so-filing-change': FOLLOWUP,
  'so-filing-renewal': FOLLOWUP,
  'so-filing-cancel': FOLLOWUP,
  'so-filing-revocation': [
    ['heard', ['state-defence']],
    ['reviewing', ['review', 'verify']],
    ['decided', ['approve']],
  ],
  'so-funding': [
    ['filled', ['fill-application']],
    ['accepted', ['street-recommend', 'formal-check', 'correct-materials']],
    ['agreed', ['sign-for-organization', 'sign-for-district']],
    ['carried-out', ['pay-first', 'mid-term-check', 'rectify', 'pay-second', 'report']],
    ['closed', ['final-evaluation', 'pay-final', 'confirm-refund']],
  ],
  'so-assessment': [
    ['filled', ['self-assessment']],
    ['accepted', ['eligibility-review']],
    ['evaluated', ['request-reexamination', 'transfer-request']],
    ['decided', ['review-confirmation', 'answer-return', 'approve-confirmation']],
  ],
  'procurement-challenge': [
    ['accepted', ['formal-check', 'complete-letter']],
    ['reviewing', ['answer-inquiry', 'handle-challenge']],
    ['decided', ['approve-answer', 'report-to-finance']],
  ],
  'procurement-complaint': [
    ['accepted', ['check-complaint', 'correct-complaint', 'sign-non-acceptance']],
    ['reviewing', ['send-copies', 'give-statement', 'investigate', 'record-expertise']],
    ['decided', ['approve-decision']],
  ],
}

export function stagesOf(process: string, timeline: Timeline): Stage[] {
  const drawn = STAGES[process] ?? [['reviewing', []]]
  const last = lastReached(drawn, timeline)
  const submitted: Stage = { key: 'submitted', state: 'done', at: timeline.startedAt, due: null }
  const others = drawn.map(([key, elements], index): Stage => {
    const steps = timeline.steps.filter((step) => elements.includes(step.elementId))
    const done = steps.flatMap((step) => (step.completionDate ? [step.completionDate] : []))
    const due = steps.filter((step) => step.state === 'open').flatMap((step) => (step.dueDate ? [step.dueDate] : []))
    const at = done.sort().at(-1) ?? null
    if (timeline.endedAt) return { key, state: at ? 'done' : 'skipped', at, due: null }
    if (index < last) return { key, state: 'done', at, due: null }
    return { key, state: index === last ? 'now' : 'waiting', at: null, due: due.sort().at(0) ?? null }
  })
  const ended: Stage = { key: 'ended', state: timeline.endedAt ? 'done' : 'waiting', at: timeline.endedAt, due: null }
  return [submitted, ...others, ended]
}

/** The stage of the latest open step; between steps, that of the latest done one. */
function lastReached(drawn: readonly (readonly [string, readonly string[]])[], timeline: Timeline): number {
  const place = (element: string): number => drawn.findIndex(([, elements]) => elements.includes(element))
  const open = timeline.steps.filter((step) => step.state === 'open').map((step) => place(step.elementId))
  if (open.some((each) => each >= 0)) return Math.max(...open)
  return Math.max(0, ...timeline.steps.map((step) => place(step.elementId)))
}
