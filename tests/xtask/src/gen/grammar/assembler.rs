//! Writes the machine's code.
//!
//! `core/syntax/src/parser/machine.rs` explains the instructions. Alternatives that begin alike are factored: what
//! they share is parsed once. A left-recursive rule becomes its other alternatives, then a loop that grows the value.

use std::collections::BTreeMap;

use super::first::{First, FirstSets, token_set};
use super::notation::{Action, Alternative, Element, Item, Rule};
use super::{ALL, Set};

/// The machine's program.
pub struct Program {
    pub code: Vec<u16>,
    pub rules: Vec<Compiled>,
    pub sets: Vec<Set>,
    pub actions: Vec<Reduction>,
    /// For rules with many alternatives: the number of the first one that can match, by token class.
    pub switches: Vec<[u8; 112]>,
    /// The addresses of those alternatives.
    pub cases: Vec<u16>,
    pub memos: usize,
}

pub struct Compiled {
    pub name: String,
    pub pc: usize,
    pub grow: usize,
    pub first: u16,
    /// 0, or one more than the number of the rule's memo.
    pub memo: usize,
    pub flags: u8,
}

/// A call of an action; an argument `$n` stands for the value in slot n.
#[derive(Clone, PartialEq)]
pub struct Reduction {
    pub function: String,
    pub arguments: Vec<String>,
}

/// The instructions, with the numbers of `machine::op`.
#[derive(Clone, Copy)]
#[repr(u16)]
enum Op {
    Token,
    TokenValue,
    Set,
    SetValue,
    Maybe,
    MaybeValue,
    MaybeSet,
    MaybeSetValue,
    NameValue,
    NumberValue,
    Call,
    CallDrop,
    Try,
    TryDrop,
    Ahead,
    NotAhead,
    AheadRule,
    NotAheadRule,
    Forced,
    Cut,
    Alternative,
    AlternativeAny,
    Invalid,
    LastAny = 24,
    Keep,
    Unkeep,
    Repeat,
    Next,
    Reduce,
    ReturnTop,
    ReturnSlot,
    ReturnUnit,
    Grow,
    Grown,
    Fail,
    Quick,
    Switch,
    Tail,
    ReturnUnless,
    Target,
    Operand,
    Operator,
    Recover,
}

/// Set in a rule's flags if it can match nothing.
const NULLABLE: u8 = 1;
/// Set if invalid_ rules are off below the rule.
const WITHOUT_INVALID: u8 = 2;
/// Set if what was remembered below the rule can be forgotten once it has matched.
const STATEMENT: u8 = 4;

/// Set if the rule's results are remembered in the second pass only.
const LATE_MEMO: u8 = 8;

/// Set if results for which a single token was read are not remembered in the first pass.
const LONG_MEMO: u8 = 16;

/// The lowest precedence of the operators of a rule that [`Op::Operand`] and [`Op::Operator`] stand for, as `operators.rs` numbers
/// them.
const PRECEDENCES: [(&str, u16); 2] = [("disjunction", 1), ("bitwise_or", 5)];

/// From how many alternatives on a rule has a switch.
const MANY: usize = 4;

/// In the operand of `Repeat`: at least one; keep the values.
const AT_LEAST_ONE: u16 = 1 << 8;
const COLLECT: u16 = 1 << 9;

/// A label: where it is, once known, and who jumps there.
type Label = usize;

struct Assembler {
    first: FirstSets,
    program: Program,
    numbers: BTreeMap<String, u16>,
    /// Groups that became rules and still have to be compiled.
    pending: Vec<(usize, Vec<Alternative>)>,
    labels: Vec<Option<usize>>,
    fixups: Vec<(usize, Label)>,
    /// The labels of a switch's cases and the tokens that go there.
    cases: Vec<Vec<(Label, Set)>>,
    /// The rule that is being compiled.
    current: usize,
    /// Whether it is left-recursive.
    grows: bool,
}

pub fn assemble(grammar: &[Rule]) -> Result<Program, String> {
    let mut assembler = Assembler {
        first: FirstSets::new(grammar),
        program: Program {
            code: Vec::new(),
            rules: Vec::new(),
            sets: Vec::new(),
            actions: Vec::new(),
            switches: Vec::new(),
            cases: Vec::new(),
            memos: 0,
        },
        numbers: BTreeMap::new(),
        pending: Vec::new(),
        labels: Vec::new(),
        fixups: Vec::new(),
        cases: Vec::new(),
        current: 0,
        grows: false,
    };
    for rule in grammar {
        let number = assembler.program.rules.len() as u16;
        if assembler.numbers.insert(rule.name.clone(), number).is_some() {
            return Err(format!("{} is defined twice", rule.name));
        }
        let first = assembler.first.alternatives(&rule.alternatives);
        let set = assembler.set(first.set);
        let mut flags = if first.nullable { NULLABLE } else { 0 };
        flags |= if rule.without_invalid { WITHOUT_INVALID } else { 0 };
        flags |= if rule.statement { STATEMENT } else { 0 };
        flags |= if rule.late_memo { LATE_MEMO } else { 0 };
        flags |= if rule.long_memo { LONG_MEMO } else { 0 };
        let memo = if rule.memo || rule.late_memo || rule.long_memo {
            assembler.program.memos += 1;
            assembler.program.memos
        } else {
            0
        };
        assembler.program.rules.push(Compiled {
            name: rule.name.clone(),
            pc: 0,
            grow: 0,
            first: set,
            memo,
            flags,
        });
    }
    // Address 0 must not be a rule's or an alternative's: there it means none.
    assembler.op(Op::Fail, 0);
    for (number, rule) in grammar.iter().enumerate() {
        assembler
            .rule(number, &rule.name, &rule.alternatives)
            .map_err(|e| format!("{}: {e}", rule.name))?;
        while let Some((number, alternatives)) = assembler.pending.pop() {
            assembler
                .rule(number, "", &alternatives)
                .map_err(|e| format!("{}: {e}", rule.name))?;
        }
    }
    for (position, label) in &assembler.fixups {
        let target = assembler.labels[*label].ok_or("a label without a place")?;
        assembler.program.code[*position] = u16::try_from(target).map_err(|_| "the code is too long")?;
    }
    for cases in &assembler.cases {
        // Number 0 is for tokens that no alternative begins with: address 0 fails.
        let mut table = [0; 112];
        for (class, number) in table.iter_mut().enumerate() {
            let found = cases.iter().position(|(_, set)| set >> class & 1 != 0);
            *number = found.map_or(0, |position| position as u8 + 1);
        }
        assembler.program.cases.push(0);
        for (label, _) in cases {
            let target = assembler.labels[*label].ok_or("a label without a place")?;
            assembler
                .program
                .cases
                .push(u16::try_from(target).map_err(|_| "the code is too long")?);
        }
        assembler.program.switches.push(table);
    }
    if assembler.program.rules.len() > 1024
        || assembler.program.sets.len() > 1024
        || assembler.program.memos > 64
    {
        return Err("the grammar is too large for the machine".into());
    }
    Ok(assembler.program)
}

/// An alternative of which some elements may have been matched already.
#[derive(Clone)]
struct Branch<'g> {
    alternative: &'g Alternative,
    /// How many elements have been matched.
    done: usize,
    /// Bindings and the slots of their values.
    slots: Vec<(String, usize)>,
    /// The number of values so far.
    values: usize,
    /// Whether it extends the value of a left-recursive rule.
    growing: bool,
}

impl<'g> Branch<'g> {
    fn rest(&self) -> &'g [Element] {
        &self.alternative.elements[self.done..]
    }

    /// Whether the machine needs the value of an element.
    fn needs(&self, element: &Element) -> bool {
        if !gives_value(&element.item) {
            return false;
        }
        match (&self.alternative.action, &element.binding) {
            (None, _) => {
                self.alternative
                    .elements
                    .iter()
                    .filter(|e| gives_value(&e.item))
                    .count()
                    == 1
            }
            (Some(_), None) => false,
            (Some(Action::Value(name)), Some(binding)) => name == binding,
            (Some(Action::Call { arguments, .. }), Some(binding)) => arguments.contains(binding),
        }
    }

    /// Whether the alternative is tried in the second pass only.
    fn is_invalid(&self) -> bool {
        matches!(&*self.alternative.elements, [Element { item: Item::Rule(name), .. }] if name.starts_with("invalid_"))
    }
}

fn gives_value(item: &Item) -> bool {
    !matches!(
        item,
        Item::Ahead(_) | Item::NotAhead(_) | Item::Cut | Item::Forced(_) | Item::Target
    )
}

impl Assembler {
    fn op(&mut self, op: Op, operand: u16) {
        self.program.code.push(op as u16 | operand << 6);
    }

    fn label(&mut self) -> Label {
        self.labels.push(None);
        self.labels.len() - 1
    }

    fn place(&mut self, label: Label) {
        self.labels[label] = Some(self.program.code.len());
    }

    fn address(&mut self, label: Label) {
        self.fixups.push((self.program.code.len(), label));
        self.program.code.push(0);
    }

    fn set(&mut self, set: Set) -> u16 {
        let known = self.program.sets.iter().position(|s| *s == set);
        known.unwrap_or_else(|| {
            self.program.sets.push(set);
            self.program.sets.len() - 1
        }) as u16
    }

    fn number(&self, name: &str) -> Result<u16, String> {
        self.numbers
            .get(name)
            .copied()
            .ok_or_else(|| format!("no rule {name}"))
    }

    /// The rule that a group becomes.
    fn group(&mut self, alternatives: &[Alternative]) -> u16 {
        let number = self.program.rules.len();
        let first = self.first.alternatives(alternatives);
        let set = self.set(first.set);
        let flags = if first.nullable { NULLABLE } else { 0 };
        self.program.rules.push(Compiled {
            name: String::new(),
            pc: 0,
            grow: 0,
            first: set,
            memo: 0,
            flags,
        });
        self.pending.push((number, alternatives.to_vec()));
        number as u16
    }

    /// The rule that stands for an item that is no token.
    fn as_rule(&mut self, item: &Item) -> Result<u16, String> {
        match item {
            Item::Rule(name) => self.number(name),
            Item::Group(alternatives) => Ok(self.group(alternatives)),
            item => {
                let element = Element {
                    binding: None,
                    item: item.clone(),
                };
                Ok(self.group(&[Alternative {
                    quick: false,
                    elements: vec![element],
                    action: None,
                }]))
            }
        }
    }

    fn rule(&mut self, number: usize, name: &str, alternatives: &[Alternative]) -> Result<(), String> {
        let begins_with_itself = |a: &&Alternative| matches!(&a.elements[0].item, Item::Rule(n) if n == name);
        let base: Vec<Branch<'_>> = alternatives
            .iter()
            .filter(|a| !begins_with_itself(a))
            .map(|a| branch(a, 0, Vec::new(), 0))
            .collect();
        let growing: Vec<Branch<'_>> = alternatives
            .iter()
            .filter(begins_with_itself)
            .map(|a| {
                let slots = a.elements[0].binding.iter().map(|b| (b.clone(), 0)).collect();
                branch(a, 1, slots, 1)
            })
            .collect();
        self.program.rules[number].pc = self.program.code.len();
        self.current = number;
        self.grows = !growing.is_empty();
        self.alternatives(&base, None, true)?;
        if !growing.is_empty() {
            self.program.rules[number].grow = self.program.code.len();
            let set = growing
                .iter()
                .fold(0, |set, b| set | self.first.sequence(b.rest()).set);
            let set = self.set(set);
            self.op(Op::Grow, set);
            let end = self.label();
            self.alternatives(&growing, Some(end), false)?;
            self.place(end);
            self.op(Op::Grown, 0);
        }
        Ok(())
    }

    /// Code for alternatives; when all have failed, control goes to `otherwise`, or the rule fails. `whole` says that
    /// these are all alternatives of the rule and that nothing has been matched yet.
    fn alternatives(
        &mut self,
        branches: &[Branch<'_>],
        otherwise: Option<Label>,
        whole: bool,
    ) -> Result<(), String> {
        let switch = whole && branches.len() >= MANY;
        let mut cases = Vec::new();
        let number = self.cases.len();
        if switch {
            self.op(Op::Switch, self.cases.len() as u16);
            let first: usize = self.cases.iter().map(|cases| cases.len() + 1).sum();
            self.program.code.push(first as u16);
            // Groups in the alternatives may have switches of their own, but only later: this place is kept.
            self.cases.push(branches.iter().map(|_| (0, 0)).collect());
        }
        let mut position = 0;
        while position < branches.len() {
            let rest = &branches[position..];
            let branch = &rest[0];
            let mut alike = 1;
            if !branch.is_invalid() && !branch.growing {
                while alike < rest.len()
                    && !rest[alike].is_invalid()
                    && rest[alike].alternative.quick == branch.alternative.quick
                    && shared(&rest[..=alike]) > 0
                {
                    alike += 1;
                }
            }
            // `Unkeep` returns to where the rule began, so only the last group of a choice may be nested.
            let nested = branch.done > 0;
            if alike > 1 && nested && position + alike < branches.len() {
                alike = 1;
            }
            let last = position + alike == branches.len();
            let next = if last { otherwise } else { Some(self.label()) };
            let first = rest[..alike].iter().fold(
                First {
                    set: 0,
                    nullable: false,
                },
                |sum, b| {
                    let first = self.first.sequence(b.rest());
                    First {
                        set: sum.set | first.set,
                        nullable: sum.nullable | first.nullable,
                    }
                },
            );
            let any = first.nullable || first.set == ALL;
            let guard = match branch {
                branch if branch.is_invalid() => Some(Op::Invalid),
                branch if branch.alternative.quick && branch.done == usize::from(branch.growing) => {
                    Some(Op::Quick)
                }
                _ => None,
            };
            if let Some(guard) = guard {
                self.op(guard, 0);
                let target = next.unwrap_or_else(|| {
                    let fail = self.label();
                    self.labels[fail] = Some(0);
                    fail
                });
                self.address(target);
            }
            let here = self.label();
            self.place(here);
            // Switches are for the first pass.
            cases.push((
                here,
                match branch.is_invalid() {
                    true => 0,
                    false if any => ALL,
                    false => first.set,
                },
            ));
            match next {
                Some(next) => {
                    let set = self.set(first.set);
                    self.op(
                        if any { Op::AlternativeAny } else { Op::Alternative },
                        if any { 0 } else { set },
                    );
                    self.address(next);
                }
                // The only alternative: there is none to turn off.
                None if whole && position == 0 => {}
                None => self.op(Op::LastAny, 0),
            }
            if let Some(Element {
                item: Item::Operation(_),
                ..
            }) = branch.rest().first()
            {
                // It has no further alternatives.
                self.place(here);
            }
            if alike > 1 {
                self.factored(&rest[..alike], next)?;
            } else if let (
                None,
                [
                    Element {
                        item: Item::Rule(name),
                        ..
                    },
                ],
                None,
                0,
            ) = (
                next,
                &*branch.alternative.elements,
                &branch.alternative.action,
                branch.done,
            ) && self.program.rules[self.current].flags & !(NULLABLE | LATE_MEMO) == 0
                && (self.program.rules[self.current].memo == 0
                    || self.program.rules[self.current].flags & LATE_MEMO != 0)
                && !self.grows
            {
                let number = self.number(name)?;
                self.op(Op::Tail, number);
                self.op(Op::ReturnTop, 0);
            } else {
                let mut branch = branch.clone();
                while let Some(element) = branch.rest().first() {
                    let needed = branch.needs(element);
                    self.element(&element.item, needed)?;
                    advance(&mut branch, needed);
                }
                self.finish(&branch)?;
            }
            if !last && let Some(next) = next {
                self.place(next);
            }
            position += alike;
        }
        if switch {
            // Alternatives that were factored have one case together.
            cases.resize(branches.len(), (0, 0));
            self.cases[number] = cases;
        }
        Ok(())
    }

    /// Code for alternatives that begin alike.
    fn factored(&mut self, branches: &[Branch<'_>], next: Option<Label>) -> Result<(), String> {
        let mut branches = branches.to_vec();
        for _ in 0..shared(&branches) {
            let needed = branches
                .iter()
                .any(|b| b.rest().first().is_some_and(|e| b.needs(e)));
            let item = branches[0].rest()[0].item.clone();
            self.element(&item, needed)?;
            for branch in &mut branches {
                advance(branch, needed);
            }
        }
        // Where the last branch is complete, that is the result unless the next token goes on with another one.
        if let Some((last, others)) = branches.split_last()
            && last.rest().is_empty()
            && self.returns_top(last)
        {
            let first = others.iter().map(|b| self.first.sequence(b.rest()));
            let (set, nullable) = first.fold((0, false), |(set, nullable), first| {
                (set | first.set, nullable | first.nullable)
            });
            if !nullable {
                let set = self.set(set);
                self.op(Op::ReturnUnless, set);
            }
        }
        self.op(Op::Keep, 0);
        match next {
            Some(next) => {
                let undo = self.label();
                self.alternatives(&branches, Some(undo), false)?;
                self.place(undo);
                self.op(Op::Unkeep, 0);
                self.address(next);
            }
            None => self.alternatives(&branches, None, false)?,
        }
        Ok(())
    }

    /// Whether the end of an alternative is to return the last value.
    fn returns_top(&self, branch: &Branch<'_>) -> bool {
        match &branch.alternative.action {
            None => {
                let values = branch.alternative.elements.iter();
                values.filter(|e| gives_value(&e.item)).count() == 1 && branch.values > 0
            }
            Some(Action::Value(name)) => {
                let slot = branch.slots.iter().rev().find(|(n, _)| n == name);
                slot.is_some_and(|(_, slot)| slot + 1 == branch.values)
            }
            Some(Action::Call { .. }) => false,
        }
    }

    /// Code for the end of an alternative.
    fn finish(&mut self, branch: &Branch<'_>) -> Result<(), String> {
        let slot = |name: &str| {
            branch
                .slots
                .iter()
                .rev()
                .find(|(n, _)| n == name)
                .map(|(_, slot)| *slot)
        };
        match &branch.alternative.action {
            None => {
                let values: Vec<_> = branch
                    .alternative
                    .elements
                    .iter()
                    .filter(|e| gives_value(&e.item))
                    .collect();
                if values.len() == 1 && branch.values > 0 {
                    self.op(Op::ReturnTop, 0);
                } else {
                    self.op(Op::ReturnUnit, 0);
                }
            }
            Some(Action::Value(name)) => {
                let slot = slot(name).ok_or_else(|| format!("no value {name}"))?;
                if slot + 1 == branch.values {
                    self.op(Op::ReturnTop, 0);
                } else {
                    self.op(Op::ReturnSlot, slot as u16);
                }
            }
            Some(Action::Call { function, arguments }) => {
                let arguments = arguments
                    .iter()
                    .map(|a| slot(a).map_or_else(|| a.clone(), |slot| format!("${slot}")))
                    .collect();
                let reduction = Reduction {
                    function: function.clone(),
                    arguments,
                };
                let known = self.program.actions.iter().position(|a| *a == reduction);
                let number = known.unwrap_or_else(|| {
                    self.program.actions.push(reduction);
                    self.program.actions.len() - 1
                });
                self.op(Op::Reduce, number as u16);
            }
        }
        Ok(())
    }

    fn element(&mut self, item: &Item, needed: bool) -> Result<(), String> {
        match item {
            Item::Token(2) if needed => self.op(Op::NumberValue, 0),
            Item::Token(class) => self.op(if needed { Op::TokenValue } else { Op::Token }, u16::from(*class)),
            Item::Name if needed => self.op(Op::NameValue, 0),
            Item::Rule(name) => {
                let number = self.number(name)?;
                self.op(if needed { Op::Call } else { Op::CallDrop }, number);
            }
            Item::Name | Item::Identifier | Item::SoftKeyword | Item::Group(_) => {
                self.group_or_set(item, needed)?
            }
            Item::Optional(inner) => match (&**inner, token_set(inner)) {
                (Item::Token(class), _) => {
                    self.op(if needed { Op::MaybeValue } else { Op::Maybe }, u16::from(*class));
                }
                (inner, Some(set)) if *inner != Item::Name || !needed => {
                    let set = self.set(set);
                    self.op(if needed { Op::MaybeSetValue } else { Op::MaybeSet }, set);
                }
                (inner, _) => {
                    let number = self.as_rule(inner)?;
                    self.op(if needed { Op::Try } else { Op::TryDrop }, number);
                }
            },
            Item::Repeat {
                item,
                at_least_one,
                separator,
            } => {
                self.repeat(item, *at_least_one, *separator, needed)?;
            }
            Item::Ahead(inner) => match token_set(inner) {
                Some(set) => {
                    let set = self.set(set);
                    self.op(Op::Ahead, set);
                }
                None => {
                    let number = self.as_rule(inner)?;
                    self.op(Op::AheadRule, number);
                }
            },
            Item::NotAhead(inner) => match token_set(inner) {
                Some(set) => {
                    let set = self.set(set);
                    self.op(Op::NotAhead, set);
                }
                None => {
                    let number = self.as_rule(inner)?;
                    self.op(Op::NotAheadRule, number);
                }
            },
            Item::Forced(class) => self.op(Op::Forced, u16::from(*class)),
            Item::Cut => self.op(Op::Cut, 0),
            Item::Target => self.op(Op::Target, 0),
            Item::Operation(name) => {
                let lowest = PRECEDENCES.iter().find(|(rule, _)| rule == name);
                let lowest = lowest.ok_or_else(|| format!("{name} has no operators"))?.1;
                self.op(Op::Operand, lowest);
                self.op(Op::Operator, lowest);
                self.op(Op::Recover, 0);
            }
        }
        Ok(())
    }

    fn group_or_set(&mut self, item: &Item, needed: bool) -> Result<(), String> {
        if let Some(set) = token_set(item) {
            let set = self.set(set);
            self.op(if needed { Op::SetValue } else { Op::Set }, set);
            return Ok(());
        }
        if let Item::Group(alternatives) = item
            && let [alternative] = &**alternatives
            && !matches!(alternative.action, Some(Action::Call { .. }))
            && (!needed || self.gives_one(alternative))
        {
            return self.inline(alternative, needed);
        }
        let number = self.as_rule(item)?;
        self.op(if needed { Op::Call } else { Op::CallDrop }, number);
        Ok(())
    }

    /// Whether an alternative, put in line, leaves exactly one value.
    fn gives_one(&self, alternative: &Alternative) -> bool {
        let branch = branch(alternative, 0, Vec::new(), 0);
        let values = alternative.elements.iter().filter(|e| branch.needs(e)).count();
        values == 1
    }

    fn inline(&mut self, alternative: &Alternative, needed: bool) -> Result<(), String> {
        let mut branch = branch(alternative, 0, Vec::new(), 0);
        while let Some(element) = branch.rest().first() {
            let needed = needed && branch.needs(element);
            self.element(&element.item, needed)?;
            advance(&mut branch, needed);
        }
        Ok(())
    }

    fn repeat(
        &mut self,
        item: &Item,
        at_least_one: bool,
        separator: Option<u8>,
        needed: bool,
    ) -> Result<(), String> {
        let first = self.first.item(item);
        if first.nullable {
            return Err("a repeated item must not match nothing".into());
        }
        let set = self.set(first.set);
        let end = self.label();
        self.op(Op::Repeat, set);
        self.address(end);
        let flags = if at_least_one { AT_LEAST_ONE } else { 0 } | if needed { COLLECT } else { 0 };
        self.program.code.push(flags | u16::from(separator.unwrap_or(0)));
        self.element(item, needed)?;
        self.op(Op::Next, 0);
        self.place(end);
        Ok(())
    }
}

fn branch(alternative: &Alternative, done: usize, slots: Vec<(String, usize)>, values: usize) -> Branch<'_> {
    Branch {
        alternative,
        done,
        slots,
        values,
        growing: values > 0,
    }
}

fn advance(branch: &mut Branch<'_>, pushed: bool) {
    let element = &branch.alternative.elements[branch.done];
    if pushed {
        if let Some(binding) = &element.binding {
            branch.slots.push((binding.clone(), branch.values));
        }
        branch.values += 1;
    }
    branch.done += 1;
}

/// How many elements all branches have in common at their beginning. A cut ends what can be shared.
fn shared(branches: &[Branch<'_>]) -> usize {
    let rest = branches[0].rest();
    let common = (0..rest.len())
        .take_while(|&i| {
            !matches!(rest[i].item, Item::Cut)
                && branches
                    .iter()
                    .all(|b| b.rest().get(i).is_some_and(|e| e.item == rest[i].item))
        })
        .count();
    // Looking ahead costs nothing, and the sets of first tokens can use it.
    if rest[..common].iter().all(|e| !gives_value(&e.item)) {
        0
    } else {
        common
    }
}
