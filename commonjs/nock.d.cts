type EsModule = typeof import('../dist/harness/in-process/nock.js', { with: { 'resolution-mode': 'import' }})

export declare const interceptTeleMessage: EsModule['interceptTeleMessage']
export declare const interceptGraph: EsModule['interceptGraph']
