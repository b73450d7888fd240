import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { shortAccount } from '../units/account';
import { Icon } from './icon';
import { Shield } from './shield';

/** A miner, validator or plain account: shield, name where GitHub's is known, short address, button that copies it all. */
@Component({
  selector: 'app-account',
  imports: [RouterLink, Shield, Icon],
  template: `
    @if (shield()) {
      <app-shield [of]="ss58()" [side]="side()" />
    }
    <span class="who">
      @if (link(); as link) {
        <a [routerLink]="link" [title]="ss58()">{{ name() ?? short() }}</a>
      } @else {
        <span [title]="ss58()">{{ name() ?? short() }}</span>
      }
      @if (name()) {
        <span class="mono address" [attr.data-field]="field()">{{ short() }}</span>
      } @else {
        <span class="sr" [attr.data-field]="field()">{{ ss58() }}</span>
      }
    </span>
    @if (copyable()) {
      <button type="button" [attr.aria-label]="copied() ? 'Copied' : 'Copy address ' + short()" (click)="copy()">
        <app-icon [name]="copied() ? 'check' : 'copy'" />
      </button>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.5em;
      min-width: 0;
      vertical-align: middle;
    }
    .who {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: baseline;
      column-gap: 0.5em;
      min-width: 0;
    }
    a,
    .who > span:first-child {
      color: var(--ink);
      font-weight: 600;
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    a:hover {
      text-decoration: underline;
    }
    .address {
      color: var(--ink-2);
      font-size: var(--t-xs);
    }
    button {
      border: 0;
      background: none;
      padding: 0.25rem;
      min-width: 1.5rem;
      min-height: 1.5rem;
      color: var(--ink-2);
      cursor: pointer;
      line-height: 0;
      border-radius: var(--r1);
    }
    button:hover {
      color: var(--ink);
      background: var(--sunken);
    }
  `,
})
export class Account {
  readonly ss58 = input.required<string>();
  readonly field = input.required<string>();
  readonly name = input<string | null>(null);
  readonly link = input<string[] | null>(null);
  readonly side = input<'a' | 'b' | null>(null);
  readonly shield = input(true);
  readonly copyable = input(false);
  protected readonly short = computed(() => shortAccount(this.ss58()));
  protected readonly copied = signal(false);
  private readonly clipboard = inject(Clipboard);

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.ss58()));
  }
}
