import type { GraphFlag } from '../../contract/index.ts'

/** Where a folder is in a mailbox. */
export interface FolderPlace {
  /** Whether it is below Recoverable Items, instead of among what the user sees. */
  readonly isRecoverable: boolean
  /** Names from the top down to the folder; empty for the top itself. */
  readonly path: readonly string[]
}

/** A message on its way out of a mailbox. */
export interface CarriedMessage {
  /** The complete RFC 5322 message. */
  readonly bytes: Buffer
  /** Of the bytes; lower-case hex. */
  readonly sha256: string
  readonly itemClass: string
  readonly isRead: boolean
  readonly isDraft: boolean
  readonly sentTime: Date | undefined
  readonly receivedTime: Date | undefined
  /** The times that a mailbox would read from the header of the bytes. */
  readonly headerTimes: { readonly sentTime: Date | undefined; readonly receivedTime: Date | undefined }
  /** Absent if its MIME text says all of them. */
  readonly remarks: CarriedRemarks | undefined
}

/** A message on its way into a mailbox. What is absent, the mailbox decides as for mail that arrives. */
export interface FoundMessage {
  readonly folder: FolderPlace
  readonly bytes: Buffer
  readonly itemClass?: string | undefined
  readonly isRead?: boolean | undefined
  readonly isDraft?: boolean | undefined
  /** Absent: those in its header. */
  readonly times?: { readonly sentTime: Date | undefined; readonly receivedTime: Date | undefined } | undefined
  readonly remarks?: CarriedRemarks | undefined
}

/** Properties of a message that its MIME text does not have. An absent one is as in the MIME text. */
export interface CarriedRemarks {
  readonly categories?: readonly string[] | undefined
  readonly flag?: GraphFlag | undefined
  readonly inferenceClassification?: 'focused' | 'other' | undefined
  readonly isReadReceiptRequested?: boolean | undefined
  readonly isDeliveryReceiptRequested?: boolean | null | undefined
  readonly extendedProperties?: readonly { readonly id: string; readonly value: string }[] | undefined
}
