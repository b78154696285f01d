//! Which fields of a record are compared with its label, and how.

use serde_json::{Value, json};

/// A field of one page beside its label.
pub(super) enum Compared {
    Single { name: &'static str, found: Value, wanted: Value },
    List { name: &'static str, found: Vec<String>, wanted: Vec<String> },
}

/// The fields with one value that every decision's label has under the record's own name.
const DECISION: &[&str] = &[
    "document_type",
    "reference",
    "organisation",
    "category",
    "subcategory",
    "outcome",
    "outcome_label",
    "decision_date",
    "finding",
    "awarded_total",
    "awarded_total_complete",
];

/// The fields of the other kinds: as the label names them, and as the record does.
const PAPERS: &[(&str, &str)] = &[
    ("organisation", "organisation"),
    ("title", "title"),
    ("year", "year"),
    ("period", "period"),
    ("date", "date"),
    ("last_updated", "last_updated"),
    ("decision_date", "date"),
    ("scheme", "scheme"),
];

/// What is compared of a payment, beside its amount, which tells which payment it is.
type Aspect = (&'static str, fn(&Value) -> Value);

const AWARDED: &[Aspect] = &[
    ("awarded amounts", |payment| payment["amount_status"].clone()),
    ("awards: status", |payment| payment["status"].clone()),
    ("awards: form", |payment| payment["form"].clone()),
    ("awards: payer", |payment| payment["payer"].clone()),
    ("awards: payee", |payment| payment["payee"].clone()),
    ("awards: beneficiary", |payment| payment["beneficiary"].clone()),
    ("awards: purposes", |payment| sorted(&payment["purposes"])),
    ("awards: basis", |payment| basis(&payment["basis"])),
    ("awards: due", |payment| day(&payment["due"])),
    ("awards: paragraph", |payment| payment["paragraph"].clone()),
];

/// Everything that is compared of one page.
pub(super) fn compare(record: &Value, label: &Value) -> Vec<Compared> {
    let mut all = vec![single("kind", &record["kind"], &label["kind"])];
    if label["kind"] == "decision" {
        decision(record, label, &mut all);
    } else {
        papers(record, label, &mut all);
    }
    all
}

fn papers(record: &Value, label: &Value, all: &mut Vec<Compared>) {
    for (name, field) in PAPERS {
        if let Some(wanted) = label.get(name).filter(|wanted| !wanted.is_null()) {
            all.push(single(paper_field(field), &record[field], wanted));
        }
    }
    // Of the checks only those that fail are labelled: an empty list says that all figures agree.
    if label.get("checks").is_some() {
        let key =
            |check: &Value| json!([check["check"], check["expected"], check["found"]]).to_string();
        let failed = items(&record["checks"]).filter(|check| check["passed"] == false);
        all.push(list(
            "papers: figures that disagree",
            failed.map(key),
            items(&label["checks"]).map(key),
        ));
    }
}

/// The name under which a paper's field is scored, apart from that of the decisions.
fn paper_field(field: &str) -> &'static str {
    match field {
        "organisation" => "papers: organisation",
        "title" => "papers: title",
        "year" => "papers: year",
        "period" => "papers: period",
        "scheme" => "papers: scheme",
        _ => "papers: date",
    }
}

fn decision(record: &Value, label: &Value, all: &mut Vec<Compared>) {
    all.extend(DECISION.iter().map(|name| single(name, &record[name], &label[name])));
    all.push(single("paragraphs", &paragraphs(record), &label["paragraphs"]));
    all.push(single("compliance", &record["compliance"]["satisfied_on"], &label["compliance"]));
    let sections = |section: &Value| json!([section["heading"], section["role"]]);
    let headed = items(&record["sections"]).filter(|section| section["heading"] != "");
    let headed: Vec<Value> = headed.map(sections).collect();
    all.push(list("headings", headed.iter().map(first), items(&label["sections"]).map(first)));
    all.push(list(
        "headings with role",
        headed.iter().map(Value::to_string),
        keys(&label["sections"]),
    ));
    payments(record, label, all);
    promises(record, label, all);
    let reference = |found: &Value| json!([found["from"], found["to"]]).to_string();
    all.push(list(
        "cross references",
        items(&record["cross_references"]).map(reference),
        keys(&label["cross_references"]),
    ));
    all.push(list(
        "related references",
        keys(&record["related_references"]),
        keys(&label["related_references"]),
    ));
}

fn payments(record: &Value, label: &Value, all: &mut Vec<Compared>) {
    let (found, wanted) = (&record["payments"], &label["payments"]);
    let awarded = |payment: &&Value| payment["awarded"] == true;
    for (name, aspect) in AWARDED {
        let key = |payment: &Value| json!([payment["amount"], aspect(payment)]).to_string();
        all.push(list(
            name,
            items(found).filter(awarded).map(key),
            items(wanted).filter(awarded).map(key),
        ));
    }
    let key = |payment: &Value| json!([payment["amount"], payment["status"]]).to_string();
    all.push(list(
        "offers, declined and paid",
        items(found).filter(|payment| !awarded(payment)).map(key),
        items(wanted).filter(|payment| !awarded(payment)).map(key),
    ));
    let key = |sum: &Value| json!([sum["amount"], sum["status"], sum["paragraph"]]).to_string();
    all.push(list(
        "other amounts",
        items(&record["other_amounts"]).map(key),
        items(&label["other_amounts"]).map(key),
    ));
}

/// What the body promised beside money. The label gives the first words of each item.
fn promises(record: &Value, label: &Value, all: &mut Vec<Compared>) {
    let improvements = pair(&record["service_improvements"], &label["service_improvements"]);
    all.push(list("service improvements", &improvements.found, &improvements.wanted));
    for (name, aspect) in [
        ("improvements: status", (|item| item["status"].clone()) as fn(&Value) -> Value),
        ("improvements: actions", |item| sorted(&item["actions"])),
        ("improvements: due", |item| day(&item["due"])),
    ] {
        all.push(improvements.compare(name, aspect));
    }
    let actions = pair(&record["other_actions"], &label["other_actions"]);
    all.push(list("other actions", &actions.found, &actions.wanted));
    for (name, aspect) in [
        ("actions: action", (|item| item["action"].clone()) as fn(&Value) -> Value),
        ("actions: status", |item| item["status"].clone()),
        ("actions: due", |item| day(&item["due"])),
    ] {
        all.push(actions.compare(name, aspect));
    }
}

/// Items of a record beside those of its label: which is which is told by paragraph and words.
struct Paired<'a> {
    pairs: Vec<(&'a Value, &'a Value)>,
    found: Vec<String>,
    wanted: Vec<String>,
}

impl Paired<'_> {
    /// Compares one aspect of the items that both have.
    fn compare(&self, name: &'static str, aspect: fn(&Value) -> Value) -> Compared {
        let keyed = |at: usize, item: &Value| format!("{at} {}", aspect(item));
        let pairs = || self.pairs.iter().enumerate();
        list(
            name,
            pairs().map(|(at, (found, _))| keyed(at, found)),
            pairs().map(|(at, (_, wanted))| keyed(at, wanted)),
        )
    }
}

fn pair<'a>(found: &'a Value, wanted: &'a Value) -> Paired<'a> {
    let mut left: Vec<&Value> = items(found).collect();
    let mut paired = Paired { pairs: Vec::new(), found: Vec::new(), wanted: Vec::new() };
    for label in items(wanted) {
        let starts = folded(&label["starts"]);
        paired.wanted.push(format!("{} {starts}", label["paragraph"]));
        let at = left.iter().position(|item| {
            item["paragraph"] == label["paragraph"] && folded(&item["text"]).contains(&starts)
        });
        if let Some(at) = at {
            paired.pairs.push((left.remove(at), label));
            paired.found.push(format!("{} {starts}", label["paragraph"]));
        }
    }
    paired.found.extend(left.iter().map(|item| format!("{} {}", item["paragraph"], item["text"])));
    paired
}

fn single(name: &'static str, found: &Value, wanted: &Value) -> Compared {
    Compared::Single { name, found: found.clone(), wanted: wanted.clone() }
}

fn list(
    name: &'static str,
    found: impl IntoIterator<Item = impl ToString>,
    wanted: impl IntoIterator<Item = impl ToString>,
) -> Compared {
    let words = |value: &dyn ToString| value.to_string();
    Compared::List {
        name,
        found: found.into_iter().map(|value| words(&value)).collect(),
        wanted: wanted.into_iter().map(|value| words(&value)).collect(),
    }
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn keys(value: &Value) -> Vec<String> {
    items(value).map(Value::to_string).collect()
}

fn first(value: &Value) -> String {
    value[0].to_string()
}

/// The number of the last paragraph; null where paragraphs carry no mark.
fn paragraphs(record: &Value) -> Value {
    let sections = items(&record["sections"]).flat_map(|section| items(&section["paragraphs"]));
    sections
        .filter_map(|paragraph| paragraph["number"].as_u64())
        .max()
        .map_or(Value::Null, Value::from)
}

/// The day of a time limit: the record has its words beside it, the label has the day alone.
fn day(due: &Value) -> Value {
    due.get("date").unwrap_or(due).clone()
}

/// A basis with its count as a number, whether 7 or 7.0 is printed.
fn basis(basis: &Value) -> Value {
    if basis.is_null() {
        return Value::Null;
    }
    json!([basis["rate"], basis["per"], basis["count"].as_f64()])
}

fn sorted(list: &Value) -> Value {
    let mut words = keys(list);
    words.sort_unstable();
    Value::from(words)
}

/// Words without case, white space and the kinds of apostrophe.
fn folded(text: &Value) -> String {
    let text = text.as_str().unwrap_or_default().replace('’', "'").to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches(['.', ';', ',']).to_owned()
}
