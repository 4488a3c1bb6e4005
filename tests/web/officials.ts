/**
 * Those who run the house itself: three administrators, a designer, an auditor. They come in by the command line,
 * as in a real house; each changes the password that was set.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const TEMPORARY = 'Linshi-mima-2026'

export const OFFICIALS = {
  xitong: { name: '系统管理员（演示）', role: 'system-administrator' },
  anquan: { name: '安全管理员（演示）', role: 'security-administrator' },
  rizhi: { name: '审计管理员（演示）', role: 'audit-administrator' },
  jiandu: { name: '监督员（演示）', role: 'auditor' },
  sheji: { name: '流程设计员（演示）', role: 'process-designer' },
} as const

/** A command of the command line, with a text for its standard input. */
export interface Command {
  parts: string[]
  input: string
}

/** The commands that bring them in. */
export function broughtIn(folder: string): Command[] {
  const people = Object.entries(OFFICIALS).map(([id, { name, role }]) => ({ id, name, roles: [role] }))
  const file = join(folder, 'officials.json')
  writeFileSync(file, JSON.stringify({ people }))
  const given = people.map(({ id }) => ({ parts: ['people', 'set-password', id], input: `${TEMPORARY}\n` }))
  return [{ parts: ['people', 'import', file], input: '' }, ...given]
}

export async function takePasswords(url: string, password: string): Promise<void> {
  await Promise.all(Object.keys(OFFICIALS).map((name) => takePassword(url, name, password)))
}

async function takePassword(url: string, username: string, password: string): Promise<void> {
  const headers = await signedIn(url, username, TEMPORARY)
  await put(`${url}/v2/session/password`, headers, { currentPassword: TEMPORARY, newPassword: password })
}

async function signedIn(url: string, username: string, password: string): Promise<Record<string, string>> {
  const json = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ username, password })
  const answer = await fetch(`${url}/v2/session`, { method: 'POST', headers: json, body })
  const { csrfToken } = (await answer.json()) as { csrfToken: string }
  const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0])
  return { ...json, 'X-CSRF-Token': csrfToken, Cookie: cookies.join('; ') }
}

async function put(url: string, headers: Record<string, string>, body: object): Promise<void> {
  const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`PUT ${url}: ${answer.status} ${await answer.text()}`)
}
