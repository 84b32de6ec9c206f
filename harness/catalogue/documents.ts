/**
 * The public documents that requirements cite, by title and publisher. None is quoted; the catalogue restates their
 * sentences.
 */
export const documents = {
  /** The specification; requirements with the source `stated` come from it. */
  specification: 'Set up a connector to archive WhatsApp data (Microsoft)',
  adminLogs: 'Data connector admin logs (Microsoft Purview)',
  thirdPartyData: 'Archiving third-party data (Microsoft Purview)',
  auditing: 'Auditing solutions in Microsoft Purview (Microsoft Purview)',
  searchExport: 'Export search results in eDiscovery (Microsoft Purview)',
  customMapping: 'Custom mapping of mobile archiving users into Microsoft 365 users (TeleMessage)',
  timeStamps: 'Time stamps of archived mobile messages (TeleMessage)',
  deletedMessages: 'Handling deleted messages (Smarsh Capture Mobile)',
  feed: 'TeleMessage (Verba documentation of its import)',
  vulnerabilities: 'CVE-2025-47729 to 47730 and CVE-2025-48925 to 48931',
} as const
