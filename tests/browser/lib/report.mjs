// Runs named checks, says what each found, and counts.

export class Report {
  passed = 0;
  failed = 0;

  // A check passes when its function returns an empty list of findings and throws nothing.
  async check(name, find) {
    let findings;
    try {
      findings = (await find()) ?? [];
    } catch (trouble) {
      findings = [trouble.message.split("\n").slice(0, 3).join(" | ")];
    }
    if (findings.length === 0) {
      this.passed += 1;
      console.log(`ok      ${name}`);
      return;
    }
    this.failed += 1;
    console.log(`FAILED  ${name}`);
    for (const finding of findings.slice(0, 12)) console.log(`        ${finding}`);
    if (findings.length > 12) console.log(`        and ${findings.length - 12} more`);
  }

  close() {
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0;
  }
}
