/**
 * A house in which a tender waits for its keyholders (`tender_house.py`). Days pass while no server runs on it: the
 * server is stopped, the scene goes on, the server starts again.
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
const PATIENCE = 60_000

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
  manager: string
  staff: string
  notice: Record<string, unknown>
  opening: Record<string, unknown>
}

export class TenderHouse {
  url = ''
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

  /** Let days pass; `steps` of the scene are played on the way. */
  async later(to: string, ...steps: string[]): Promise<void> {
    await this.stop()
    script(this.folder, 'later', to, ...steps)
    await this.start()
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
    const port = await freePort()
    this.url = `http://127.0.0.1:${port}`
    this.accounts = new Map()
    const parts = ['serve', '--with-worker', '--no-deploy', '--port', String(port)]
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
