import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Injectable, inject } from '@angular/core';

/** Tells screen readers what changed the story: a window, a quorum, a result. Nothing else is worth an interruption. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly live = inject(LiveAnnouncer);
  private last = '';

  say(sentence: string): void {
    if (sentence === this.last) return;
    this.last = sentence;
    // The promise only reports that the text was placed; nothing waits for it.
    void this.live.announce(sentence, 'polite');
  }
}
