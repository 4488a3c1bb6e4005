/**
 * The demonstration of Jinjiang, played once for a run into the folder of `global-setup.ts`; each file of tests gets
 * a house over a copy of its own, in which it may do harm.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gongzhi, House, PASSWORD, PYTHON } from './house'

/** What playing takes on a busy machine, in milliseconds. */
export const PLAYING = 900_000

export interface Replayed {
  house: House
  /** Changes the database behind the server's back, as somebody with its password could. */
  tamper(statement: string): void
}

/** Whether this worker is the one that plays; the others wait for it. */
function begins(played: string): boolean {
  try {
    mkdirSync(join(played, 'half'))
    return true
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
    return false
  }
}

function play(played: string, whole: string): void {
  const folder = join(played, 'half')
  try {
    gongzhi(folder, ['migrate'], ['demo', 'jinjiang', '--password', PASSWORD])
    renameSync(folder, whole)
  } catch (problem) {
    rmSync(folder, { recursive: true, force: true })
    throw problem
  }
}

export async function replayed(): Promise<Replayed> {
  const played = process.env.GONGZHI_PLAYED
  if (!played) throw new Error('global-setup.ts says where the demonstration is played')
  const whole = join(played, 'whole')
  while (!existsSync(whole)) {
    if (begins(played)) play(played, whole)
    else await new Promise((done) => setTimeout(done, 500))
  }
  const folder = mkdtempSync(join(tmpdir(), 'gongzhi-replayed-'))
  cpSync(whole, folder, { recursive: true })
  const house = await House.over(folder)
  const tamper = (statement: string): void => {
    const program = 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); changed = db.execute(sys.argv[2]).rowcount; db.commit(); sys.exit(changed != 1)'
    execFileSync(PYTHON, ['-c', program, join(folder, 'house.db'), statement])
  }
  return { house, tamper }
}
