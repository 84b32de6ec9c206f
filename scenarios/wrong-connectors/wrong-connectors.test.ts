import { expect, test } from 'vitest'
import { areas, requirementOf, requirements } from '../../harness/catalogue/index.ts'
import { isSelfTest, referenceDeclared, staleRows } from '../../harness/runner/index.ts'
import { playable } from '../../harness/runner/play/playable.ts'
import { scenarios, wrongConnectors } from '../index.ts'
import { alsoRedFile, recordedReds } from './also-red.ts'
import { guards } from './guards.ts'
import { unproven } from './unproven.ts'

const mustBeRed = new Set(wrongConnectors.flatMap(({ mustRed }) => mustRed))

test('every wrong connector names requirements of the catalogue, and at least one that must turn red', () => {
  for (const { mustRed, givesUpIn = [] } of wrongConnectors) {
    expect(mustRed.length).toBeGreaterThan(0)
    for (const id of mustRed) expect(requirementOf(id).subject).toBe('connector')
    expect(givesUpIn.filter((id) => !mustRed.includes(id))).toEqual([])
  }
})

test('each wrong connector has a line in the record of whole proofs, and each line a wrong connector', () => {
  const ids = wrongConnectors.map(({ id }) => id)
  expect(staleRows(recordedReds, { ids, file: alsoRedFile })).toEqual([])
})

test('the record names requirements on a connector, and none that must be red anyhow', () => {
  for (const { id, mustRed } of wrongConnectors) {
    const reds = recordedReds.get(id)?.reds ?? []
    for (const red of reds) expect(requirementOf(red).subject).toBe('connector')
    expect(reds.filter((red) => mustRed.includes(red))).toEqual([])
  }
})

test('ids of wrong connectors are unique and can be typed, and no fault occurs twice', () => {
  const ids = wrongConnectors.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([])
  const faults = wrongConnectors.map(({ fault }) => fault)
  expect(new Set(faults).size).toBe(faults.length)
  expect(faults.filter((fault) => !/^[A-Z].*\.$/.test(fault))).toEqual([])
})

test('there are sixty wrong connectors at least', () => {
  expect(wrongConnectors.length).toBeGreaterThanOrEqual(60)
})

test('each requirement on a connector must turn red with a wrong one, or there is a reason why none does; never both', () => {
  const ofConnector = requirements.filter(({ subject }) => subject === 'connector').map(({ id }) => id)
  expect(ofConnector.filter((id) => !mustBeRed.has(id) && !unproven.has(id))).toEqual([])
  expect(ofConnector.filter((id) => mustBeRed.has(id) && unproven.has(id))).toEqual([])
  expect([...unproven.keys()].filter((id) => !ofConnector.includes(id))).toEqual([])
})

test('guards are scenarios that can be played, light, and one of each area on a connector that has any', () => {
  const playableOnes = playable(scenarios, [], referenceDeclared).filter((scenario) => !isSelfTest(scenario))
  const chosen = playableOnes.filter(({ id }) => guards.flat().includes(id))
  expect(chosen.map(({ id }) => id).sort()).toEqual(guards.flat().sort())
  expect(chosen.filter(({ heavy }) => heavy)).toEqual([])
  const areaOf = ({ requirement }: { requirement: string }): string => requirement.split('-')[0] ?? ''
  const played = new Set(playableOnes.map(areaOf))
  const codes = areas.map(({ code }) => code).filter((code) => played.has(code))
  expect(chosen.map(areaOf).sort()).toEqual(codes.sort())
})
