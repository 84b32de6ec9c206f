import { build } from 'rolldown'

// The command line in few files. To find, read and link more than a thousand small modules takes a command most of its time
// before it does anything: here each command is a file of its own, beside files that several share. Packages stay where npm has
// put them. See docs/decisions/0050-the-command-is-bundled.md.
await build({
  input: 'harness/cli/main.ts',
  platform: 'node',
  // The rest of what is not ours is Rolldown's own: what it makes of `await using`, which Node.js 20 does not know.
  external: (id) => !/^[.#/]|^@oxc-project/.test(id),
  resolve: { conditionNames: ['source'] },
  // No module of ours does anything when it is loaded (a test keeps it so). What a command does not use is not loaded for it.
  treeshake: { moduleSideEffects: (_id, isExternal) => isExternal },
  output: {
    dir: 'dist/cli',
    cleanDir: true,
    // Names without digests: the report of a crash names the same files on every machine that has this version.
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  },
})
