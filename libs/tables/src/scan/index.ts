export { Block } from './block.entity.ts';
export { CONTRACT_SOURCE, Event } from './event.entity.ts';
export { Cursor, type CursorName } from './cursor.entity.ts';
export { Extrinsic } from './extrinsic.entity.ts';
export { NOTICE_CHANNEL, noticeText, type Notice } from './notice.ts';
export { Scan1763712000001 } from './scan.migration.ts';
