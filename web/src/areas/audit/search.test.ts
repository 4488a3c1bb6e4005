import { expect, test } from 'vitest'
import { filterOf, queryOf, wantedOf, type Wanted } from './search'

const all: Wanted = { processDefinitionId: 'so-filing', status: 'completed', text: ' 合唱 ', actor: 'wang', days: ['2010-03-01', '2010-03-31'], hasIncident: true }

test('an address keeps what is looked for, and nothing where nothing is', () => {
  const query = queryOf(all)
  expect(query).toEqual({ process: 'so-filing', status: 'completed', text: '合唱', actor: 'wang', from: '2010-03-01', until: '2010-03-31', incident: '1' })
  expect(wantedOf(query)).toEqual({ ...all, text: '合唱' })
  expect(queryOf(wantedOf({}))).toEqual({})
  expect(filterOf(wantedOf({}))).toEqual({})
})

test('what nobody can mean restricts nothing', () => {
  const odd = wantedOf({ status: 'odd', from: '2010-03-01', until: 'tomorrow', text: ['a', 'b'], incident: 'yes' })
  expect(filterOf(odd)).toEqual({})
})

test('the last day counts whole, in Shanghai', () => {
  expect(filterOf(all)).toMatchObject({ startedFrom: '2010-03-01T00:00:00+08:00', startedUntil: '2010-03-31T16:00:00.000Z', text: '合唱' })
})
