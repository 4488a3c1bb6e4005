import { expect, it } from 'vitest'
import { landing } from './landing'

it.each([
  [['street-acceptance:010'], [], 'inbox'],
  [['street-acceptance:010'], ['system-administrator'], 'inbox'],
  [['leader-view:510104'], [], 'dashboard'],
  [['leader-view:510104', 'civil-approval:civil-affairs'], [], 'inbox'],
  [['monitor:discipline'], [], 'standing'],
  [[], ['process-designer', 'system-administrator'], 'operations'],
  [[], ['auditor'], 'audit'],
  [[], [], 'my-cases'],
])('who holds %j and is %j begins at %s', (candidateGroups, roles, route) => {
  expect(landing({ candidateGroups, roles })).toBe(route)
})
