//! How an imported form is sealed: positions are frozen, and only added to.

use kith_measure::form::{Completeness, FormFile, FormItem, FormOption};
use minicbor::decode::Error as DecodeError;
use minicbor::encode::{Error as EncodeError, Write};
use minicbor::{Decode, Decoder, Encode, Encoder};

#[derive(Encode, Decode)]
struct Form {
    #[n(0)]
    instrument: String,
    #[n(1)]
    canonical: Option<String>,
    #[n(2)]
    title: Option<String>,
    #[n(3)]
    language: Option<String>,
    #[n(4)]
    instructions: Vec<String>,
    #[n(5)]
    items: Vec<Item>,
    #[n(6)]
    closing: Vec<String>,
    #[n(7)]
    copyright: Option<String>,
    /// Lists that were missing at import; empty when the form is whole.
    #[n(8)]
    missing: Vec<String>,
}

#[derive(Encode, Decode)]
struct Item {
    #[n(0)]
    link: String,
    #[n(1)]
    lead: Vec<String>,
    #[n(2)]
    text: String,
    #[n(3)]
    index: Option<u16>,
    #[n(4)]
    options: Vec<Choice>,
    #[n(5)]
    safety: bool,
}

#[derive(Encode, Decode)]
struct Choice {
    #[n(0)]
    code: String,
    #[n(1)]
    label: String,
    #[n(2)]
    weight: Option<u8>,
}

pub(super) fn encode<C, W: Write>(
    file: &FormFile,
    encoder: &mut Encoder<W>,
    context: &mut C,
) -> Result<(), EncodeError<W::Error>> {
    Form::from(file).encode(encoder, context)
}

pub(super) fn decode<C>(
    decoder: &mut Decoder<'_>,
    context: &mut C,
) -> Result<FormFile, DecodeError> {
    Form::decode(decoder, context).map(FormFile::from)
}

impl From<&FormFile> for Form {
    fn from(file: &FormFile) -> Self {
        Self {
            instrument: file.instrument.clone(),
            canonical: file.canonical.clone(),
            title: file.title.clone(),
            language: file.language.clone(),
            instructions: file.instructions.clone(),
            items: file.items.iter().map(Item::from).collect(),
            closing: file.closing.clone(),
            copyright: file.copyright.clone(),
            missing: match &file.completeness {
                Completeness::Full => Vec::new(),
                Completeness::NumbersOnly { missing } => missing.clone(),
            },
        }
    }
}

impl From<Form> for FormFile {
    fn from(form: Form) -> Self {
        Self {
            instrument: form.instrument,
            canonical: form.canonical,
            title: form.title,
            language: form.language,
            instructions: form.instructions,
            items: form.items.into_iter().map(FormItem::from).collect(),
            closing: form.closing,
            copyright: form.copyright,
            completeness: match form.missing {
                missing if missing.is_empty() => Completeness::Full,
                missing => Completeness::NumbersOnly { missing },
            },
        }
    }
}

impl From<&FormItem> for Item {
    fn from(item: &FormItem) -> Self {
        let choice = |option: &FormOption| Choice {
            code: option.code.clone(),
            label: option.label.clone(),
            weight: option.weight,
        };
        Self {
            link: item.link_id.clone(),
            lead: item.lead.clone(),
            text: item.text.clone(),
            index: item.index_in_instrument,
            options: item.options.iter().map(choice).collect(),
            safety: item.safety,
        }
    }
}

impl From<Item> for FormItem {
    fn from(item: Item) -> Self {
        let option =
            |one: Choice| FormOption { code: one.code, label: one.label, weight: one.weight };
        Self {
            link_id: item.link,
            lead: item.lead,
            text: item.text,
            index_in_instrument: item.index,
            options: item.options.into_iter().map(option).collect(),
            safety: item.safety,
        }
    }
}

/// A form in our own words.
pub(super) fn sample() -> FormFile {
    let option = |code: &str, label: &str, weight| FormOption {
        code: code.into(),
        label: label.into(),
        weight: Some(weight),
    };
    FormFile {
        instrument: "phq-9".into(),
        canonical: None,
        title: Some("An example".into()),
        language: Some("en".into()),
        instructions: vec!["Think of the days behind you.".into()],
        items: vec![FormItem {
            link_id: "one".into(),
            lead: Vec::new(),
            text: "First example statement".into(),
            index_in_instrument: Some(0),
            options: vec![option("LA6568-5", "Never", 0), option("LA6569-3", "Now and then", 1)],
            safety: false,
        }],
        closing: Vec::new(),
        copyright: None,
        completeness: Completeness::Full,
    }
}
