import type { ExportWords } from '../export-words.ts'

export const japanese: ExportWords = {
  language: 'ja',
  chatFile: `{chat}とのWhatsAppチャット | {chat} とのWhatsAppチャット | {chat}さんとのWhatsAppチャット | WhatsAppチャット - {chat} |
    WhatsApp チャット - {chat}`,
  you: 'あなた',
  and: '',
  attached: '添付ファイル',
  fileAttached: '添付ファイル有り | 添付ファイルあり',
  deleted: 'このメッセージは削除されました。 | このメッセージは削除されました',
  deletedByYou: 'このメッセージを削除しました。 | このメッセージを削除しました',
  deletedByAdmin: '',
  deletedByYouAsAdmin: '',
  omitted: {
    image: '画像は含まれていません',
    video: 'ビデオは含まれていません | 動画は含まれていません',
    audio: '音声は含まれていません',
    gif: 'GIFは含まれていません',
    sticker: 'スタンプは含まれていません | ステッカーは含まれていません',
    document: 'ドキュメントは含まれていません',
    contact: '連絡先カードを省略 | 連絡先カードは含まれていません',
  },
  calls: {
    voice: '音声通話',
    video: 'ビデオ通話',
    missedVoice: '音声通話不在着信 | 不在着信 | 不在着信 (音声通話)',
    missedVideo: 'ビデオ通話不在着信 | 不在着信 (ビデオ通話)',
    noAnswer: '応答なし',
    declined: '拒否されました | 拒否',
    failed: '通話に失敗しました | キャンセルされました',
  },
  units: { hour: '時間', minute: '分', second: '秒' },
  location: '位置情報 | 位置情',
  notices: `メッセージと通話はエンドツーエンド暗号化されています… | メッセージと通話はエンドツーエンドで暗号化されています… | メッセージと通話は、エンドツーエンドの暗号化によって… |
    {}とのセキュリティコードが変更されました… | この連絡先をブロックしました…`,
  events: '',
  group: {
    created: `{actor}がグループ「{group}」を作成しました | {actor}さんがグループ「{group}」を作成しました | {actor}が"{group}"グループを作成しました |
      グループ「{group}」を作成しました`,
    renamed:
      '{actor}がグループ名を「{}」から「{group}」に変更しました | {actor}さんがグループ名を「{}」から「{group}」に変更しました',
    changed:
      '{actor}がグループのアイコンを変更しました | {actor}がグループの説明を変更しました… | あなたは管理者になりました…',
    joined:
      '{members}がグループの招待リンクから参加しました | {members}がこのグループの招待リンクを使用して参加しました | {members}が参加しました',
    left: '{members}が退出しました | {members}さんが退出しました | {members}がグループを退出しました',
    added:
      '{actor}があなたを追加しました | {actor}さんが{members}さんを追加しました | {actor}が{members}を追加しました',
    removed:
      '{actor}があなたを削除しました | {actor}さんが{members}さんを削除しました | {actor}が{members}を削除しました',
  },
}
