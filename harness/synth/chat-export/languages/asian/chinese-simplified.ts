import type { ExportWords } from '../export-words.ts'

export const chineseSimplified: ExportWords = {
  language: 'zh-CN',
  chatFile: `与{chat}的 WhatsApp 聊天记录 | 与{chat}的WhatsApp聊天记录 | 与 {chat} 的 WhatsApp 聊天记录 | 与{chat}的 WhatsApp 对话 |
    与 {chat} 的 WhatsApp 对话 | WhatsApp 聊天 - {chat} | WhatsApp 对话 - {chat}`,
  you: '您 | 你',
  and: '和',
  attached: '附件',
  fileAttached: '文件附件',
  deleted: '这条消息已被删除。 | 这条消息已被删除 | 此消息已删除。 | 此消息已删除 | 信息已删除',
  deletedByYou: '您已删除这条消息 | 您已删除这条消息。 | 您删除这个信息 | 你删除了这条消息 | 你已删除此消息',
  deletedByAdmin: '管理员 {actor} 已删除这条消息',
  deletedByYouAsAdmin: '您以管理员身份删除了这条消息',
  omitted: {
    image: '照片已忽略 | 图片已忽略 | 图像已省略',
    video: '视频已忽略 | 视频已省略',
    audio: '音频已忽略 | 音频已省略',
    gif: 'GIF 动态图已被忽略 | GIF 已忽略',
    sticker: '贴图已省略 | 贴图已忽略',
    document: '文档已省略 | 文档已忽略',
    contact: '联系人卡片已忽略 | 联系人名片已忽略',
  },
  calls: {
    voice: '语音通话',
    video: '视频通话',
    missedVoice: '未接语音通话 | 未接群组语音通话 | 未接语音来电',
    missedVideo: '未接视频通话 | 未接群组视频通话 | 未接视频来电',
    noAnswer: '无人接听 | 无应答',
    declined: '已拒绝 | 已拒接',
    failed: '通话失败 | 已取消 | 忙线',
  },
  units: { hour: '小时', minute: '分', second: '秒' },
  location: '位置',
  notices: `消息和通话都进行端到端加密… | 消息和通话都会进行端到端加密… | 消息和通话已进行端到端加密… | 您发送的信息和通话都会进行端对端的加密… | 您和 {} 的安全代码已更改… |
    您和{}的安全代码已更改… | 您已屏蔽此联系人… | 您已拉黑该联系人…`,
  events: '',
  group: {
    created: `{actor} 建立了群组"{group}" | {actor} 创建了群组"{group}" | {actor}创建了群组"{group}" | {actor}创建了"{group}"群组 |
      您创建了群组"{group}" | {actor} 创建了此群组`,
    renamed:
      '{actor} 将群组名称从"{}"更改为"{group}" | {actor}将群名从"{}"改为"{group}" | {actor} 将主题从"{}"改为"{group}"',
    changed: `{actor} 更换了此群组的图标 | {actor} 更改了此群组的图标 | {actor} 更改了群组图标 | {actor} 更改了群组说明… | {actor} 更改了群组描述… | 您现在是管理员…`,
    joined:
      '{members} 使用此群组的邀请链接加入 | {members} 通过群组邀请链接加入… | {members}通过群邀请链接加入 | {members} 已加入',
    left: '{members} 退出了群组 | {members} 已退出 | {members} 离开了 | {members} 已离开 | {members}退出了群组',
    added: `{actor} 添加了 {members} | {actor} 添加了{members} | {actor}添加了{members} | {actor}已添加{members} |
      {actor}将{members}添加到群组`,
    removed: '{actor} 移除了 {members} | {actor} 移除了{members} | {actor}移除了{members} | {actor}已移除{members}',
  },
}
