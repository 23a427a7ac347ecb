//! Every page, mail and text in every state, with sample data: what local mode shows at `/gallery`, and what tests look at.
//! It is made by the very code that makes the real ones.

use crate::{
    messages::{Mail, Sample, Sender, Sms, example, states},
    pages::{
        Brand, Frame, Landing, LogoPicture, Purpose,
        samples::{self, NOW, moment},
    },
    wording::Wording,
};
use domain::outbox::MessageKind;

const PERSON: &str = "Grace Hopper";
const ADDRESS: &str = "ada.lovelace@example.com";
const CODE: &str = "482915";
const HOST: &str = "id.fernwood.example";
const LINK: &str = "https://id.fernwood.example/i/AbC-123_xyz.0";

fn brand() -> Brand {
    let link = |label: &str, path: &str| (label.to_owned(), format!("https://fernwood.example/{path}"));
    Brand {
        application_name: "Fernwood".to_owned(),
        accent: Some("0f766e".to_owned()),
        accent_dark: None,
        support_address: Some("help@fernwood.example".to_owned()),
        links: vec![link("Privacy", "privacy"), link("Legal notice", "legal")],
        ..Brand::default()
    }
}

fn picture(path: &str) -> LogoPicture {
    LogoPicture {
        path: path.to_owned(),
        width: 320,
        height: 80,
    }
}

/// Where the pictures of the example are served.
#[derive(Clone, Copy, Debug)]
pub struct Pictures<'a> {
    /// A logo for light pages.
    pub light: &'a str,
    /// The same for dark ones.
    pub dark: &'a str,
}

/// An application that has set everything: the words behind the card stand on colours of its own.
fn own_look(brand: Brand, pictures: Pictures<'_>) -> Brand {
    Brand {
        accent_dark: Some("5eead4".to_owned()),
        background: Some("0b3b37".to_owned()),
        background_dark: Some("3a2f52".to_owned()),
        radius: Some(2),
        logo: Some(picture(pictures.light)),
        logo_dark: Some(picture(pictures.dark)),
        ..brand
    }
}

/// Every page by its name, in this language: of an application that looks like `own`, or of our example.
pub fn pages(wording: &Wording, own: Option<&Brand>, pictures: Pictures<'_>) -> Vec<(String, String)> {
    if let Some(own) = own {
        return samples::all(own, wording, PERSON, ADDRESS);
    }
    let brand = brand();
    let mut pages = samples::all(&brand, wording, PERSON, ADDRESS);
    let own_look = samples::all(&own_look(brand.clone(), pictures), wording, PERSON, ADDRESS);
    let own_look = own_look
        .into_iter()
        .filter(|(name, _)| ["landing", "code", "sign-in"].contains(&name.as_str()));
    pages.extend(own_look.map(|(name, html)| (format!("{name}-own-look"), html)));
    let with_logo = Brand {
        logo: Some(picture(pictures.light)),
        ..brand
    };
    let landing = Landing {
        inviter: Some(PERSON.to_owned()),
        address: ADDRESS.to_owned(),
        valid_until: Some(moment(NOW + 86_400)),
        now: moment(NOW),
        may_decline: false,
    };
    let frame = Frame {
        brand: &with_logo,
        wording,
        csrf: "csrf-token",
        purpose: Purpose::Invitation,
    };
    pages.push(("landing-logo".to_owned(), landing.render(&frame)));
    let neutral = samples::all(&Brand::default(), wording, PERSON, ADDRESS);
    let neutral = neutral
        .into_iter()
        .filter(|(name, _)| ["landing", "sign-in", "ending-invalid", "ending-not-found"].contains(&name.as_str()));
    pages.extend(neutral.map(|(name, html)| (format!("{name}-neutral"), html)));
    pages
}

fn sample() -> Sample {
    Sample {
        inviter: PERSON.to_owned(),
        recipient: ADDRESS.to_owned(),
        link: LINK.to_owned(),
        code: CODE.to_owned(),
        entry_page: format!("https://{HOST}/enter"),
        login_page: "https://app.fernwood.example/login".to_owned(),
        reset_page: format!("https://{HOST}/forgotten"),
        host: HOST.to_owned(),
        began: moment(NOW),
        now: moment(NOW),
        bare: false,
    }
}

/// Every mail by its name, in this language: of an application that looks like `own`, or of our example.
pub fn mails(wording: &Wording, own: Option<&Brand>) -> Vec<(&'static str, Mail)> {
    let brand = own.cloned().unwrap_or_else(brand);
    let sender = &Sender { brand: &brand, wording };
    let pictured = Brand {
        logo: Some(picture("/logo.png")),
        ..brand.clone()
    };
    let with_logo = &Sender {
        brand: &pictured,
        wording,
    };
    let states = states(&sample()).into_iter();
    let states = states.filter_map(|state| Some((state.as_mail?, state.message.mail(sender)?)));
    let invitation = example(MessageKind::Invitation, &sample());
    let trial = invitation.mail(sender);
    let trial = trial.map(|mail| ("trial", mail.as_trial(wording, "0123456789abcdef")));
    let with_logo = invitation.mail(with_logo).filter(|_| own.is_none());
    let with_logo = with_logo.map(|mail| ("invitation-logo", mail));
    states.chain(with_logo).chain(trial).collect()
}

/// Every text by its name, in this language: of an application that looks like `own`, or of our example.
pub fn texts(wording: &Wording, own: Option<&Brand>) -> Vec<(&'static str, Sms)> {
    let brand = own.cloned().unwrap_or_else(brand);
    let sender = &Sender { brand: &brand, wording };
    let states = states(&sample()).into_iter();
    let texts = states.filter_map(|state| Some((state.as_text?, state.message.sms(sender)?)));
    texts.collect()
}
