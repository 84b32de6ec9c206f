/** A client that nobody here wrote, and the program that leads it through the tenant. */
export interface ClientTour {
  /** As its publisher calls it. */
  client: string
  /** The package; its version is in `fixtures/clients/package.json`, or that of Debian 12. */
  package: string
  /** In `fixtures/clients/`, with its arguments. */
  program: readonly string[]
  /** What it is led through: the tenant, or the storage for staging behind its journal. */
  through: 'tenant' | 'staging'
  /** What it does, in order; every step must pass. */
  steps: readonly string[]
  /** What is not the client's own work, or what it needed. */
  remark: string
}

const steps = ['users', 'folders', 'create', 'paging', 'mime', 'attachment', 'delta', 'move', 'delete'] as const
const blobSteps = ['put', 'blocks', 'list', 'properties', 'read', 'range', 'copy', 'delete', 'refused'] as const

/** The clients that are tried. The page `docs/tenant-clients.md` follows from this list. */
export const clientTours: readonly ClientTour[] = [
  {
    client: 'Microsoft Graph SDK for TypeScript (Kiota), with @azure/identity',
    package: '@microsoft/msgraph-sdk',
    through: 'tenant',
    program: ['kiota.mjs'],
    steps,
    remark: 'Its host is among the allowed hosts. The pieces of the large file are sent with `fetch`.',
  },
  {
    client: 'PnPjs, with MSAL',
    package: '@pnp/graph',
    through: 'tenant',
    program: ['pnp.mjs'],
    steps,
    remark: 'It has no method for MIME and for upload sessions; these two are sent with `fetch`.',
  },
  {
    client: 'CLI for Microsoft 365',
    package: '@pnp/cli-microsoft365',
    through: 'tenant',
    program: ['cli.mjs'],
    steps: ['login', ...steps],
    remark:
      "It knows Microsoft's own hosts only, so connections to them are led to the tenant, as a name server would; it moves with its command `request`.",
  },
  {
    client: "An archiver's reading loop with MSAL for Node: delta, immutable ids, page sizes",
    package: '@azure/msal-node',
    through: 'tenant',
    program: ['archiver.mjs'],
    steps,
    remark: 'The loop is ours; the login is not.',
  },
  {
    client: 'MSAL for Python, with requests',
    package: 'python3-msal',
    through: 'tenant',
    program: ['tour.py', 'msal'],
    steps: ['login', ...steps],
    remark: 'With `validate_authority=False`, as for every authority that is not in its own list.',
  },
  {
    client: 'azure-identity for Python, with requests',
    package: 'python3-azure',
    through: 'tenant',
    program: ['tour.py', 'azure'],
    steps: ['login', ...steps],
    remark:
      'With `instance_discovery=False` (later versions say `disable_instance_discovery=True`), as for every authority that is not in its own list.',
  },
  {
    client: 'Azure Storage Blob for JavaScript',
    package: '@azure/storage-blob',
    through: 'staging',
    program: ['blob.mjs'],
    steps: blobSteps,
    remark: '',
  },
  {
    client: 'azure-storage-blob for Python',
    package: 'python3-azure-storage',
    through: 'staging',
    program: ['blob.py'],
    steps: blobSteps,
    remark: '',
  },
]
