import { Component, computed, input } from '@angular/core';

/** A GitHub label. Its colour is only a dot: as a background it could make the name unreadable. */
@Component({
  selector: 'app-label',
  template: `<i aria-hidden="true" [style.background]="dot()"></i><span dir="auto" data-field="Label.name">{{ name() }}</span>`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
      max-width: 16rem;
      padding: 0.05em 0.6em;
      border: 1px solid var(--line);
      border-radius: var(--pill);
      font-size: var(--t-xs);
      color: var(--ink-2);
    }
    i {
      flex: none;
      width: 0.6em;
      height: 0.6em;
      border-radius: 50%;
      border: 1px solid var(--line-strong);
    }
    span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class Label {
  readonly name = input.required<string>();
  /** Six hex digits as GitHub gives them; anything else is no colour. */
  readonly color = input.required<string>();
  protected readonly dot = computed(() => (/^[0-9a-f]{6}$/i.test(this.color()) ? `#${this.color()}` : 'transparent'));
}
