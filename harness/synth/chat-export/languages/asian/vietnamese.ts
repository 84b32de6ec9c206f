import type { ExportWords } from '../export-words.ts'

export const vietnamese: ExportWords = {
  language: 'vi',
  chatFile: `Đoạn chat WhatsApp với {chat} | Cuộc trò chuyện WhatsApp với {chat} | Trò chuyện WhatsApp với {chat} |
    Chat WhatsApp với {chat} | Đoạn chat WhatsApp - {chat}`,
  you: 'Bạn',
  and: 'và',
  attached: 'đính kèm | đã đính kèm',
  fileAttached: 'tệp đính kèm | tệp đã đính kèm',
  deleted: 'Tin nhắn này đã bị xóa | Tin nhắn này đã bị xoá',
  deletedByYou: 'Bạn đã xóa tin nhắn này | Bạn đã xoá tin nhắn này',
  deletedByAdmin: 'Quản trị viên {actor} đã xóa tin nhắn này | Tin nhắn này đã bị quản trị viên {actor} xóa',
  deletedByYouAsAdmin: 'Bạn đã xóa tin nhắn này với tư cách quản trị viên',
  omitted: {
    image: 'đã bỏ qua hình ảnh',
    video: 'đã bỏ video | đã bỏ qua video',
    audio: 'bỏ qua tệp âm thanh | đã bỏ qua âm thanh',
    gif: 'Đã bỏ qua ảnh GIF | đã bỏ qua GIF',
    sticker: 'đã bỏ sticker | đã bỏ qua nhãn dán',
    document: 'đã bỏ qua tài liệu',
    contact: 'Bỏ qua thẻ liên lạc | Đã bỏ qua thẻ liên hệ',
  },
  calls: {
    voice: 'Cuộc gọi thoại',
    video: 'Cuộc gọi video | Gọi video',
    missedVoice: 'Cuộc gọi nhỡ | Cuộc gọi thoại nhỡ | Cuộc gọi thoại nhóm nhỡ',
    missedVideo: 'Cuộc gọi nhỡ video | Cuộc gọi video nhỡ | Cuộc gọi video nhóm nhỡ',
    noAnswer: 'Không trả lời | Không có trả lời',
    declined: 'Đã từ chối | Bị từ chối',
    failed: 'Cuộc gọi không thành công | Đã hủy',
  },
  units: { hour: 'giờ', minute: 'phút', second: 'giây' },
  location: 'vị trí',
  notices: `Tin nhắn và cuộc gọi được mã hóa đầu cuối… | Tin nhắn và cuộc gọi được mã hoá đầu cuối… |
    Những tin nhắn và những cuộc gọi đã được bảo mật… | Mã bảo mật của bạn với {} đã thay đổi… |
    Bạn đã chặn người liên hệ này… | Bạn đã chặn liên hệ này…`,
  events: '',
  group: {
    created: '{actor} đã tạo nhóm "{group}" | {actor} đã tạo nhóm này',
    renamed: '{actor} đã đổi chủ đề từ "{}" thành "{group}" | {actor} đã đổi tên nhóm từ "{}" thành "{group}"',
    changed: `{actor} đã thay đổi biểu tượng của nhóm này | {actor} đã đổi biểu tượng nhóm |
      {actor} đã thay đổi mô tả nhóm… | Bạn hiện là quản trị viên…`,
    joined: '{members} đã tham gia bằng… | {members} đã tham gia nhóm qua… | {members} đã được thêm',
    left: '{members} đã rời đi | {members} đã rời nhóm | {members} đã rời khỏi nhóm | {members} đã bị xóa',
    added: '{actor} đã thêm {members}',
    removed: '{actor} đã xóa {members} | {actor} đã xoá {members}',
  },
}
