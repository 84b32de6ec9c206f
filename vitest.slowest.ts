import type { Reporter, TestModule } from 'vitest/node'

const filesShown = 15

interface Spent {
  name: string
  /** Loading what the file imports, and running its tests and hooks. */
  seconds: number
}

/** Says after a run where the time went: for each project, and for the slowest files. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const files = modules.map((module) => ({ name: module.relativeModuleId, seconds: secondsOf(module), module }))
    const projects = [...new Set(files.map(({ module }) => module.project.name))]
    const perProject = projects.map((project) => {
      const its = files.filter(({ module }) => module.project.name === project)
      const tests = its.flatMap(({ module }) => [...module.children.allTests()]).length
      return { name: `${project}: ${tests} tests in ${its.length} files`, seconds: sum(its) }
    })
    const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, filesShown)
    process.stdout.write(`\n Where the time went (seconds of one worker)\n${lines(perProject)}\n${lines(slowest)}\n`)
  }
}

function secondsOf(module: TestModule): number {
  const { duration, collectDuration, setupDuration, prepareDuration } = module.diagnostic()
  return (duration + collectDuration + setupDuration + prepareDuration) / 1000
}

function sum(files: readonly Spent[]): number {
  return files.reduce((total, { seconds }) => total + seconds, 0)
}

function lines(spent: readonly Spent[]): string {
  return spent.map(({ name, seconds }) => `${seconds.toFixed(1).padStart(9)}  ${name}\n`).join('')
}
