/** What can be done to a case outside its tasks: what is asked for each command, and how it is sent. */
import { api, ok } from '@/api/client'

export interface Change {
  article: string
  before: string
  after: string
}

export interface Given {
  reason: string
  amount: string
  changes: Change[]
  affectsBids: boolean
  /** as the browser's field gives it, in Shanghai: `2010-08-01T10:00`; empty: the deadline stays */
  deadline: string
}

export type Part = 'reason' | 'facts' | 'amount' | 'changes'

export interface Command {
  parts: readonly Part[]
  send: (key: string, number: string, given: Given) => Promise<unknown>
}

export const nothingGiven = (): Given => ({ reason: '', amount: '', changes: [{ article: '', before: '', after: '' }], affectsBids: true, deadline: '' })

const header = (key: string): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': key })
const said = (given: Given): { reason: string } => ({ reason: given.reason.trim() })

const TERMINATION: Command = {
  parts: ['facts'],
  send: (key, projectKey, given) =>
    ok(api.POST('/v2/tenders/{projectKey}/termination', { params: { path: { projectKey }, header: header(key) }, body: { facts: given.reason.trim() } })),
}

const CLARIFICATION: Command = {
  parts: ['changes'],
  send: (key, projectKey, given) =>
    ok(
      api.POST('/v2/tenders/{projectKey}/clarifications', {
        params: { path: { projectKey }, header: header(key) },
        body: { rows: rowsOf(given.changes), affectsBids: given.affectsBids, deadline: given.deadline ? `${given.deadline}:00+08:00` : null },
      }),
    ),
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  'withdraw-filing': {
    parts: ['reason'],
    send: (key, receiptNo, given) => ok(api.POST('/v2/filings/{receiptNo}/withdrawal', { params: { path: { receiptNo }, header: header(key) }, body: said(given) })),
  },
  'withdraw-followup': {
    parts: ['reason'],
    send: (key, receiptNo, given) =>
      ok(api.POST('/v2/filing-followups/{receiptNo}/withdrawal', { params: { path: { receiptNo }, header: header(key) }, body: said(given) })),
  },
  'withdraw-grant': {
    parts: ['reason'],
    send: (key, grantNo, given) => ok(api.POST('/v2/grants/{grantNo}/withdrawal', { params: { path: { grantNo }, header: header(key) }, body: said(given) })),
  },
  'withdraw-assessment': {
    parts: ['reason'],
    send: (key, assessmentKey, given) =>
      ok(api.POST('/v2/assessments/{assessmentKey}/withdrawal', { params: { path: { assessmentKey }, header: header(key) }, body: said(given) })),
  },
  'withdraw-challenge': {
    parts: [],
    send: (key, challengeNo) => ok(api.POST('/v2/challenges/{challengeNo}/withdrawal', { params: { path: { challengeNo }, header: header(key) }, body: {} })),
  },
  'cancel-plan': {
    parts: ['reason'],
    send: (key, projectNo, given) => ok(api.POST('/v2/purchases/{projectNo}/cancellation', { params: { path: { projectNo }, header: header(key) }, body: said(given) })),
  },
  'terminate-purchase': {
    parts: ['reason'],
    send: (key, projectNo, given) => ok(api.POST('/v2/purchases/{projectNo}/termination', { params: { path: { projectNo }, header: header(key) }, body: said(given) })),
  },
  'terminate-tender': TERMINATION,
  'terminate-consultation': TERMINATION,
  'clarify-tender': CLARIFICATION,
  'clarify-consultation': CLARIFICATION,
  'propose-supplement': {
    parts: ['amount', 'reason'],
    send: (key, contractNo, given) =>
      ok(
        api.POST('/v2/contracts/{contractNo}/supplements', {
          params: { path: { contractNo }, header: header(key) },
          body: { amount: given.amount.trim(), ...said(given) },
        }),
      ),
  },
}

export function rowsOf(changes: readonly Change[]): string[][] {
  return changes.filter(isWritten).map((each) => [each.article.trim(), each.before.trim(), each.after.trim()])
}

/** Whether everything that a command needs is there. */
export function isComplete(command: Command, given: Given): boolean {
  const tests: Record<Part, () => boolean> = {
    reason: () => given.reason.trim().length >= 2,
    facts: () => given.reason.trim().length >= 10,
    amount: () => /^\d{1,12}(\.\d{1,2})?$/.test(given.amount.trim()) && Number(given.amount) > 0,
    changes: () => given.changes.some(isWritten) && given.changes.every((each) => isWritten(each) || isBlank(each)),
  }
  return command.parts.every((part) => tests[part]())
}

const isWritten = (each: Change): boolean => Boolean(each.article.trim() && each.after.trim())
const isBlank = (each: Change): boolean => !each.article.trim() && !each.before.trim() && !each.after.trim()
