/**
 * The house that tests work in: a server with a worker on a free port of this machine, a database and a folder that
 * are thrown away, and the invented people of the demonstration. One for each worker of a run (`global-setup.ts`); each
 * test works on cases of its own.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { broughtIn, takePasswords, type Command } from './officials'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Python with a driver of the database, beside the command line. */
export const PYTHON = process.env.PYTHON ?? join(ROOT, '.venv/bin/python')
const COMMANDS = fileURLToPath(new URL('command_line.py', import.meta.url))
const GONGZHI = process.env.GONGZHI ?? join(ROOT, '.venv/bin/gongzhi')
/** The processes that the tests of the page need; a server of its own deploys nothing more. */
const PROCESSES = ['so-filing', 'so-filing-followup', 'so-track-decision', 'case-clock-stop'].map((name) => join(process.env.GONGZHI_WORKFLOWS ?? join(ROOT, 'workflows'), name))
/** What a server takes to answer on a machine that has much else to do, in milliseconds. */
const PATIENCE = 240_000

export const PASSWORD = 'Shequ-2026-beian'

type Json = Record<string, unknown>

/** Somebody who talks to the interface without a browser. */
export class Account {
  private cookies = ''
  private csrf = ''

  constructor(
    private readonly url: string,
    readonly name: string,
  ) {}

  async signIn(): Promise<this> {
    const answer = await fetch(`${this.url}/v2/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: this.name, password: PASSWORD }),
    })
    const session = (await answer.json()) as { csrfToken: string }
    this.cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
    this.csrf = session.csrfToken
    return this
  }

  async get<T = Json>(path: string): Promise<T> {
    return this.asked('GET', path)
  }

  async post<T = Json>(path: string, body: Json = {}): Promise<T> {
    return this.asked('POST', path, body)
  }

  /** Put files in force: name and content. */
  async deploy(files: Record<string, string>): Promise<void> {
    const form = new FormData()
    for (const [name, content] of Object.entries(files)) form.append('resources', new File([content], name))
    await this.sent('POST', '/deployments', form)
  }

  /** Take a file in; gives its key. */
  async upload(name: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
    const form = new FormData()
    form.append('file', new File([content], name))
    return (await this.sent<{ fileKey: string }>('POST', '/files', form)).fileKey
  }

  async asked<T>(method: string, path: string, body?: Json): Promise<T> {
    const type = { 'Content-Type': 'application/json' }
    return this.sent(method, path, body === undefined ? null : JSON.stringify(body), type)
  }

  /** What the page's dialog does before something is signed. */
  private async confirm(): Promise<void> {
    await this.asked('POST', '/authentication/confirmation', { password: PASSWORD })
  }

  private async sent<T>(method: string, path: string, body: string | FormData | null, type = {}): Promise<T> {
    const headers = { Cookie: this.cookies, 'X-CSRF-Token': this.csrf, ...type }
    const answer = await fetch(`${this.url}/v2${path}`, { method, headers, body })
    const text = await answer.text()
    if (answer.status === 403 && text.includes('"confirmation-required"')) {
      await this.confirm()
      return this.sent(method, path, body, type)
    }
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return (text ? JSON.parse(text) : null) as T
  }

  /** Claim and complete the open task of a case at an element. */
  async complete(instance: string, element: string, variables: Json): Promise<void> {
    const { items } = await this.get<{ items: Json[] }>('/user-tasks?list=todo&limit=1000')
    const found = items.find((each) => each.processInstanceKey === instance && each.elementId === element)
    if (!found) throw new Error(`${this.name} has no task ${element} of ${instance}`)
    if (!found.assignee) await this.post(`/user-tasks/${found.userTaskKey}/claim`)
    await this.signing(() => this.post(`/user-tasks/${found.userTaskKey}/completion`, { variables }))
  }

  /** What has to be signed is sent again after showing who one is. */
  private async signing(act: () => Promise<unknown>): Promise<void> {
    try {
      await act()
    } catch (problem) {
      if (!String(problem).includes('confirmation-required')) throw problem
      await this.post('/authentication/confirmation', { password: PASSWORD })
      await act()
    }
  }
}

export interface Cookie {
  name: string
  value: string
  url: string
}

async function sessionOf(url: string, username: string): Promise<Cookie[]> {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(`${url}/v2/session`, { method: 'POST', headers, body: JSON.stringify({ username, password: PASSWORD }) })
  if (!answer.ok) throw new Error(`${username}: ${answer.status} ${await answer.text()}`)
  return answer.headers.getSetCookie().map((each) => {
    const [name = '', value = ''] = (each.split(';')[0] ?? '').split('=')
    return { name, value, url }
  })
}

export class House {
  private readonly accounts = new Map<string, Promise<Account>>()
  private readonly sessions = new Map<string, Promise<Cookie[]>>()

  private constructor(
    readonly url: string,
    readonly folder = '',
    private readonly server: ChildProcess | null = null,
  ) {}

  /** The house of this worker of the run. */
  static join(): House {
    const index = process.env.TEST_PARALLEL_INDEX ?? '0'
    const url = process.env.GONGZHI_TEST_URL ?? process.env[`GONGZHI_TEST_URL_${index}`]
    if (!url) throw new Error('global-setup.ts opens the houses and says where they are')
    return new House(url, process.env[`GONGZHI_TEST_FOLDER_${index}`])
  }

  /** What every house begins with, made once: a folder to be copied. */
  static prepare(): string {
    const folder = mkdtempSync(join(tmpdir(), 'gongzhi-prepared-'))
    gongzhi(folder, ['migrate'], ['demo', 'people', '--password', PASSWORD], ['deploy', ...PROCESSES], ...broughtIn(folder))
    return folder
  }

  static async open(prepared: string): Promise<House> {
    const folder = mkdtempSync(join(tmpdir(), 'gongzhi-web-'))
    cpSync(prepared, folder, { recursive: true })
    const house = await House.over(folder, '--with-worker')
    await takePasswords(house.url, PASSWORD)
    return house
  }

  /** A server over `house.db` of a folder, which is thrown away with it. */
  static async over(folder: string, ...more: string[]): Promise<House> {
    const port = await freePort()
    const server = spawn(GONGZHI, ['serve', ...more, '--no-deploy', '--port', String(port)], {
      env: environment(folder),
      stdio: 'ignore',
    })
    const house = new House(`http://127.0.0.1:${port}`, folder, server)
    await house.answers(server)
    return house
  }

  private async answers(server: ChildProcess): Promise<void> {
    const end = Date.now() + PATIENCE
    while (Date.now() < end) {
      if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
      const isReady = await fetch(`${this.url}/health/ready`).then((answer) => answer.ok, () => false)
      if (isReady) return
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error(`no answer from ${this.url}`)
  }

  async close(): Promise<void> {
    if (this.server === null) return
    if (this.server.exitCode === null) {
      this.server.kill('SIGTERM')
      await once(this.server, 'exit')
    }
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** The cookies of a session for browsers, one for each person and file of tests. */
  signedIn(name: string): Promise<Cookie[]> {
    const found = this.sessions.get(name) ?? sessionOf(this.url, name)
    this.sessions.set(name, found)
    return found
  }

  as(name: string): Promise<Account> {
    const found = this.accounts.get(name) ?? new Account(this.url, name).signIn()
    this.accounts.set(name, found)
    return found
  }

  /** An hour passes since this person last showed who they are, in every session of theirs. */
  forgetConfirmations(person: string): void {
    this.sessions.delete(person)
    if (!this.folder) throw new Error('only for a house that this run has opened')
    const program = `
import sqlite3, sys
house = sqlite3.connect(sys.argv[1], timeout=10)
house.execute("UPDATE confirmation SET confirmed_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now', '-1 hour')"
              " WHERE bearer_id IN (SELECT id FROM login_session WHERE person_id = ?)", (sys.argv[2],))
house.commit()`
    execFileSync(PYTHON, ['-c', program, join(this.folder, 'house.db'), person])
  }

  /** File an application by the interface; gives the key of its instance. */
  async file(changes: Json = {}): Promise<string> {
    const variables = { ...application(), ...changes }
    const started = await (await this.as('shenqing')).post<{ processInstanceKey: string }>('/process-instances', {
      processDefinitionId: 'so-filing',
      variables,
    })
    return started.processInstanceKey
  }

  /** The community gives its opinion, so that the street has the case. */
  async fileAndHear(changes: Json = {}): Promise<string> {
    const key = await this.file(changes)
    await (await this.as('010-shequ')).complete(key, 'community-opinion', {
      residentsInitiated: true,
      residentsAgree: true,
      placeConfirmed: true,
      opinionText: '同意',
    })
    return key
  }

  /** Heard, accepted and reviewed: it waits for the one who approves. */
  async fileAndReview(changes: Json = {}): Promise<string> {
    const key = await this.fileAndHear(changes)
    await (await this.as('010-shouli')).complete(key, 'acceptance-review', acceptance())
    await (await this.as('010-shenhe')).complete(key, 'review', { opinion: 'AGREE', conflictDeclared: false })
    return key
  }
}

export function application(): Json {
  const text = readFileSync(join(ROOT, 'docs/examples/application.json'), 'utf8')
  return (JSON.parse(text) as { variables: Json }).variables
}

export function acceptance(): Json {
  const text = readFileSync(join(ROOT, 'docs/examples/acceptance.json'), 'utf8')
  return (JSON.parse(text) as { variables: Json }).variables
}

/** Of the commands and scripts over the house of a folder. */
export function environment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GONGZHI_DATABASE_URL: `sqlite:///${join(folder, 'house.db')}`,
    GONGZHI_VAR_DIRECTORY: join(folder, 'var'),
    // tests kill servers, not the machine: waiting for the disk would prove nothing
    GONGZHI_SQLITE_SYNCHRONOUS: 'OFF',
  }
}

/** Commands of the command line, one after the other, in the house of a folder. */
export function gongzhi(folder: string, ...commands: (string[] | Command)[]): void {
  const all = commands.map((each) => (Array.isArray(each) ? { parts: each, input: '' } : each))
  execFileSync(PYTHON, [COMMANDS], { env: environment(folder), input: JSON.stringify(all), stdio: ['pipe', 'ignore', 'pipe'] })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
