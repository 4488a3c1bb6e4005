/**
 * The demonstration of Jinjiang, played once for a run into the folder of `global-setup.ts`; each file of tests gets
 * a house over a copy of its own, in which it may do harm.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gongzhi, House, PASSWORD, PYTHON } from './house'

/** What playing takes on a busy machine, in milliseconds. */
export const PLAYING = 300_000

export interface Replayed {
  house: House
  /** Changes the database behind the server's back, as somebody with its password could. */
  tamper(statement: string): void
}

export async function replayed(): Promise<Replayed> {
  const played = process.env.GONGZHI_PLAYED
  if (!played) throw new Error('global-setup.ts says where the demonstration is played')
  if (!existsSync(join(played, 'whole'))) {
    const folder = join(played, 'half')
    gongzhi(folder, ['migrate'])
    gongzhi(folder, ['demo', 'jinjiang', '--password', PASSWORD])
    renameSync(folder, join(played, 'whole'))
  }
  const folder = mkdtempSync(join(tmpdir(), 'gongzhi-replayed-'))
  cpSync(join(played, 'whole'), folder, { recursive: true })
  const house = await House.over(folder)
  const tamper = (statement: string): void => {
    const program = 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); changed = db.execute(sys.argv[2]).rowcount; db.commit(); sys.exit(changed != 1)'
    execFileSync(PYTHON, ['-c', program, join(folder, 'house.db'), statement])
  }
  return { house, tamper }
}
