/** The item classes of a kind of item: equal to one, or beginning with one that ends with `*`, and not with one of `except`. */
interface KindClasses {
  values: readonly string[]
  except?: readonly string[]
}

/**
 * The documented values of `kind:`, with the item classes behind them, in lower case. Third-party data is no e-mail: its class begins with
 * `IPM.ExternalData`.
 */
export const itemKinds: Readonly<Record<string, KindClasses>> = {
  contacts: { values: ['ipm.contact*', 'ipm.distlist*'] },
  docs: { values: ['ipm.document*'] },
  email: {
    values: ['ipm.note', 'ipm.note.*'],
    except: ['ipm.note.microsoft.conversation*', 'ipm.note.microsoft.fax*', 'ipm.note.microsoft.voicemail*'],
  },
  externaldata: { values: ['ipm.externaldata*'] },
  faxes: { values: ['ipm.note.microsoft.fax*'] },
  im: { values: ['ipm.note.microsoft.conversation*'] },
  journals: { values: ['ipm.activity*'] },
  meetings: { values: ['ipm.appointment*', 'ipm.schedule.*'] },
  microsoftteams: { values: ['ipm.skypeteams*'] },
  notes: { values: ['ipm.stickynote*'] },
  posts: { values: ['ipm.post', 'ipm.post.*'], except: ['ipm.post.rss*'] },
  rssfeeds: { values: ['ipm.post.rss*'] },
  tasks: { values: ['ipm.task*'] },
  voicemail: { values: ['ipm.note.microsoft.voicemail*'] },
}
