/**
 * A house in which a tender waits for its documents (`tender_house.py`). Time passes while no server runs on it: the
 * server is stopped, the clock is moved, the server starts again at the same address.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Account, PASSWORD } from './house'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const GONGZHI = process.env.GONGZHI ?? join(ROOT, '.venv/bin/gongzhi')
const PYTHON = process.env.PYTHON ?? join(ROOT, '.venv/bin/python')
const PATIENCE = 240_000

export interface Bidder {
  account: string
  name: string
  organizationId: string
  price: string
  period: string
  contact: string
  phone: string
  manager: string
  depositAccount: string
}

export interface Prepared {
  project: string
  case: string
  holders: string[]
  bidders: Bidder[]
  name: string
  manager: string
  staff: string
  purchaser: { handler: string; review: string; approval: string }
  /** who may be drawn for the committee */
  judges: string[]
  documents: Record<string, unknown>
  notice: Record<string, unknown>
  opening: Record<string, unknown>
  /** points by member, bidder, factor */
  sheets: Record<string, Record<string, number>>[]
}

export interface OpenTask {
  userTaskKey: string
  processInstanceKey: string
  elementId: string
  assignee: string | null
}

export class TenderHouse {
  url = ''
  /** How often time passed: sessions may have ended meanwhile. */
  jumps = 0
  private port = 0
  private server: ChildProcess | null = null
  private accounts = new Map<string, Promise<Account>>()

  private constructor(
    private readonly folder: string,
    readonly tender: Prepared,
  ) {}

  static async open(): Promise<TenderHouse> {
    const folder = mkdtempSync(join(tmpdir(), 'gongzhi-tender-'))
    execFileSync(GONGZHI, ['migrate'], { env: environment(folder), stdio: ['ignore', 'ignore', 'pipe'] })
    const house = new TenderHouse(folder, script(folder, 'prepare', PASSWORD) as Prepared)
    await house.start()
    return house
  }

  /** Let time pass. */
  async later(to: string): Promise<void> {
    await this.stop()
    script(this.folder, 'later', to)
    this.jumps += 1
    await this.start()
  }

  /** The open task of somebody at a step; asked for until it is there. */
  async task(account: string, element: string): Promise<OpenTask> {
    const end = Date.now() + PATIENCE
    while (Date.now() < end) {
      const { items } = await (await this.as(account)).get<{ items: OpenTask[] }>('/user-tasks?list=todo&limit=1000')
      const found = items.find((each) => each.elementId === element)
      if (found) return found
      await new Promise((done) => setTimeout(done, 150))
    }
    throw new Error(`${account} was never asked for ${element}`)
  }

  /** The same click as somebody else's, over the interface. */
  async complete(account: string, element: string, variables: Record<string, unknown>): Promise<void> {
    const task = await this.task(account, element)
    await (await this.as(account)).complete(task.processInstanceKey, element, variables)
  }

  /** What somebody wrote at another computer: claimed, and kept as a draft. */
  async draft(account: string, element: string, variables: Record<string, unknown>): Promise<void> {
    const task = await this.task(account, element)
    const own = await this.as(account)
    if (!task.assignee) await own.post(`/user-tasks/${task.userTaskKey}/claim`)
    await own.asked('PUT', `/user-tasks/${task.userTaskKey}/draft`, { variables })
  }

  /** Nobody has shown who they are for a long time. */
  forgetConfirmations(): void {
    const program = "import sqlite3, sys; house = sqlite3.connect(sys.argv[1], timeout=10); house.execute('DELETE FROM confirmation'); house.commit()"
    execFileSync(PYTHON, ['-c', program, join(this.folder, 'house.db')])
  }

  as(name: string): Promise<Account> {
    const found = this.accounts.get(name) ?? new Account(this.url, name).signIn()
    this.accounts.set(name, found)
    return found
  }

  async close(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async start(): Promise<void> {
    this.port ||= await freePort()
    this.url = `http://127.0.0.1:${this.port}`
    this.accounts = new Map()
    const parts = ['serve', '--with-worker', '--no-deploy', '--port', String(this.port)]
    this.server = spawn(GONGZHI, parts, { env: environment(this.folder), stdio: 'ignore' })
    const end = Date.now() + PATIENCE
    while (Date.now() < end) {
      if (this.server.exitCode !== null) throw new Error(`the server ended with ${this.server.exitCode}`)
      if (await fetch(`${this.url}/health/ready`).then((answer) => answer.ok, () => false)) return
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error(`no answer from ${this.url}`)
  }

  private async stop(): Promise<void> {
    const server = this.server
    this.server = null
    if (server === null || server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
}

function environment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GONGZHI_DATABASE_URL: `sqlite:///${join(folder, 'house.db')}`,
    GONGZHI_VAR_DIRECTORY: join(folder, 'var'),
    // tests kill servers, not the machine: waiting for the disk would prove nothing
    GONGZHI_SQLITE_SYNCHRONOUS: 'OFF',
  }
}

function script(folder: string, ...parts: string[]): unknown {
  const file = join(ROOT, 'tests/web/tender_house.py')
  const told = execFileSync(PYTHON, [file, ...parts], { env: environment(folder), stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(told.toString().trim().split('\n').at(-1) ?? '{}')
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
