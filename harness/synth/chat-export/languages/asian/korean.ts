import type { ExportWords } from '../export-words.ts'

export const korean: ExportWords = {
  language: 'ko',
  chatFile: `{chat}님과의 WhatsApp 대화 | {chat} 님과의 WhatsApp 대화 | {chat} 님과 WhatsApp 대화 | {chat}님과 WhatsApp 대화 |
    WhatsApp 대화 - {chat} | WhatsApp 채팅 - {chat}`,
  you: '회원님 | 나',
  and: '및',
  attached: '첨부됨',
  fileAttached: '파일 첨부됨',
  deleted: '이 메시지는 삭제되었습니다 | 이 메시지가 삭제되었습니다',
  deletedByYou: '삭제한 메시지입니다 | 이 메시지를 삭제했습니다',
  deletedByAdmin: '',
  deletedByYouAsAdmin: '',
  omitted: {
    image: '이미지 생략됨',
    video: '비디오 생략됨 | 동영상 생략됨',
    audio: '오디오 생략됨',
    gif: 'GIF 생략됨',
    sticker: '스티커 제외됨 | 스티커 생략됨',
    document: '문서 생략됨',
    contact: '연락처 카드 생략됨',
  },
  calls: {
    voice: '음성통화 | 음성 통화',
    video: '영상통화 | 영상 통화',
    missedVoice: '부재중 전화 | 부재중 음성통화 | 부재중 음성 통화',
    missedVideo: '부재중 영상통화 | 부재중 영상 통화',
    noAnswer: '응답 없음',
    declined: '거절됨',
    failed: '통화 실패 | 취소됨',
  },
  units: { hour: '시간', minute: '분', second: '초' },
  location: '위치',
  notices: `메시지 및 전화는 종단간 암호화되어 안전합니다… | 메시지와 통화는 종단간 암호화되어 있습니다… | 메시지와 통화는 종단간 암호화됩니다… | 메시지 및 전화는 암호화되어 안전합니다… |
    {}님과의 보안 코드가 변경되었습니다… | 이 연락처를 차단했습니다…`,
  events: '',
  group: {
    created:
      '{actor}님이 "{group}" 그룹을 만들었습니다 | {actor}님이 "{group}" 그룹을 생성했습니다 | "{group}" 그룹을 만들었습니다',
    renamed:
      '{actor}님이 그룹 이름을 "{}"에서 "{group}"(으)로 변경했습니다 | {actor}님이 제목을 "{}"에서 "{group}"(으)로 변경했습니다',
    changed:
      '{actor}님이 이 그룹의 아이콘을 변경했습니다 | {actor}님이 그룹 아이콘을 변경했습니다 | {actor}님이 그룹 설명을 변경했습니다… | 이제 관리자가 되었습니다…',
    joined: '{members}님이 그룹 초대 링크를 사용하여 참여했습니다 | {members}님이 참여했습니다…',
    left: '{members}님이 나갔습니다 | {members}님이 그룹을 나갔습니다',
    added: '{actor}님이 회원님을 추가했습니다 | {actor}님이 {members}님을 추가했습니다',
    removed:
      '{actor}님이 회원님을 삭제했습니다 | {actor}님이 {members}님을 내보냈습니다 | {actor}님이 {members}님을 삭제했습니다',
  },
}
