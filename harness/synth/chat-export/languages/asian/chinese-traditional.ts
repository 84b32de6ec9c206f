import type { ExportWords } from '../export-words.ts'

export const chineseTraditional: ExportWords = {
  language: 'zh-TW',
  chatFile: `與 {chat} 的 WhatsApp 對話 | 與{chat}的 WhatsApp 對話 | 與{chat}的 WhatsApp 聊天記錄 | 與 {chat} 的 WhatsApp 聊天記錄 |
    WhatsApp 對話 - {chat} | WhatsApp 聊天 - {chat}`,
  you: '您 | 你',
  and: '和',
  attached: '附件',
  fileAttached: '附件檔案',
  deleted: '此訊息已刪除。 | 此訊息已刪除 | 這則訊息已刪除',
  deletedByYou: '您已刪除此訊息 | 您已刪除此訊息。 | 你已刪除此訊息 | 您刪除了此訊息',
  deletedByAdmin: '管理員 {actor} 已刪除此訊息',
  deletedByYouAsAdmin: '您已以管理員身分刪除此訊息',
  omitted: {
    image: '圖片已略去 | 圖像已省略',
    video: '影片已略去 | 影片已省略',
    audio: '音訊已略去 | 音訊已省略',
    gif: 'GIF 已略去 | GIF 圖片已被省略',
    sticker: '貼圖已略去 | 貼圖已忽略',
    document: '文件已略去 | 文件已忽略',
    contact: '聯絡人卡片已略去 | 聯絡人卡片已省略',
  },
  calls: {
    voice: '語音通話',
    video: '視訊通話 | 視像通話',
    missedVoice: '未接語音通話 | 未接群組語音通話 | 未接語音來電',
    missedVideo: '未接視訊通話 | 未接視像通話 | 未接群組視訊通話 | 未接視訊來電',
    noAnswer: '無人接聽 | 無回應',
    declined: '已拒絕 | 已拒接',
    failed: '通話失敗 | 已取消 | 忙線',
  },
  units: { hour: '小時', minute: '分', second: '秒' },
  location: '位置 | 位',
  notices: `訊息和通話經端對端加密… | 訊息和通話皆經過端對端加密… | 訊息和通話受到端對端加密保護… | 訊息已受端對端加密保護… | 您傳送的訊息和通話都會進行端對端的加密… | 您與{}之間的安全代碼已變更… |
    您與 {} 的安全碼已變更… | 您已封鎖此聯絡人…`,
  events: '',
  group: {
    created: `{actor} 建立了群組「{group}」 | {actor}建立了群組「{group}」 | {actor}建立了「{group}」群組 | 您建立了群組「{group}」 | {actor} 建立了此群組`,
    renamed:
      '{actor} 已將群組名稱從「{}」更改為「{group}」 | {actor} 將群組名稱從「{}」變更為「{group}」 | {actor}將主旨從「{}」改為「{group}」',
    changed: '{actor} 變更了此群組的圖示 | {actor} 已變更群組圖示 | {actor} 變更了群組說明… | 您現在是管理員…',
    joined: '{members} 使用此群組的邀請連結加入 | {members} 透過群組邀請連結加入… | {members}已加入',
    left: '{members} 已退出 | {members} 退出了群組 | {members} 已離開 | {members}已離開 | {members} 離開了群組',
    added: `{actor} 新增了 {members} | {actor} 已新增 {members} | {actor}新增了{members} | {actor} 已加入 {members} |
      {actor}已新增{members}`,
    removed: '{actor} 已移除 {members} | {actor} 移除了 {members} | {actor}移除了{members} | {actor}已移除{members}',
  },
}
