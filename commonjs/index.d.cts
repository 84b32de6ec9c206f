type EsModule = typeof import('../dist/harness/in-process/index.js', { with: { 'resolution-mode': 'import' }})

export type * from '../dist/harness/in-process/index.js' with { 'resolution-mode': 'import' }
export declare const createMockServers: EsModule['createMockServers']
export declare const outlookLimits: EsModule['outlookLimits']
